@NullMarked
package dev.assize.training.privacy;

import org.jspecify.annotations.NullMarked;
