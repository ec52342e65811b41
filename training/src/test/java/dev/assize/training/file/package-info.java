@NullMarked
package dev.assize.training.file;

import org.jspecify.annotations.NullMarked;
