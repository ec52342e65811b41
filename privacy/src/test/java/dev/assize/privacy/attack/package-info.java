@NullMarked
package dev.assize.privacy.attack;

import org.jspecify.annotations.NullMarked;
