/**
 * Policies: rules as data, and what they say about evidence.
 *
 * <p>A rule names a metric, a scope, a limit and how to decide; a {@link dev.assize.policies.Verdict} is what came
 * of it. Nothing here knows which metrics exist or who measured them.
 */
@NullMarked
package dev.assize.policies;

import org.jspecify.annotations.NullMarked;
