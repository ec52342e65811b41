@NullMarked
package dev.assize.privacy.sampling;

import org.jspecify.annotations.NullMarked;
