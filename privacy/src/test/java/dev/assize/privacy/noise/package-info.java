@NullMarked
package dev.assize.privacy.noise;

import org.jspecify.annotations.NullMarked;
