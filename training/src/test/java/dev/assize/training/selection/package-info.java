@NullMarked
package dev.assize.training.selection;

import org.jspecify.annotations.NullMarked;
