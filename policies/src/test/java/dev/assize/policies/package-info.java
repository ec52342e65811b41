/** Tests of policies and their verdicts. */
@NullMarked
package dev.assize.policies;

import org.jspecify.annotations.NullMarked;
