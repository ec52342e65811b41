@NullMarked
package dev.assize.training.fit;

import org.jspecify.annotations.NullMarked;
