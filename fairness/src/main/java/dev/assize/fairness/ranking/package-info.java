/**
 * Fairness of a ranking: who stands among the first k, compared with who there is. Start at {@link
 * dev.assize.fairness.ranking.Ranking}.
 */
@NullMarked
package dev.assize.fairness.ranking;

import org.jspecify.annotations.NullMarked;
