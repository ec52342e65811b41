/** What module {@code training} shares with the engine; not for other users. */
@NullMarked
package dev.assize.engine.internal;

import org.jspecify.annotations.NullMarked;
