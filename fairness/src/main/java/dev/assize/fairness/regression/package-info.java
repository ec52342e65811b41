/** What models that predict numbers do to groups. */
@NullMarked
package dev.assize.fairness.regression;

import org.jspecify.annotations.NullMarked;
