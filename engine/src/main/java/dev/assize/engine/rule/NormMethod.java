package dev.assize.engine.rule;

/**
 * How the norms of the records' parts of a matrix gradient {@code G = sum_k left_k right_k'} are found. K is the number
 * of vectors of a record, p x d the size of G.
 *
 * @see <a href="https://arxiv.org/abs/2210.00038">Bu et al., Differentially Private Optimization on Large Model at
 *     Small Cost, 2023, section 3</a>
 */
public enum NormMethod {
    /** K is 1: {@code |G| = |left| |right|}. */
    ROWS,
    /** {@code |G|^2} is the sum of the products of {@code left_k . left_l} and {@code right_k . right_l}. */
    GRAM,
    /** G is formed and thrown away. */
    FORMED,
    /** G is formed and kept until the weights are known, so that no product is left to make. */
    STORED,
    /** As {@link #STORED}, but the weight is known at once, because all other norms are: one matrix for all records. */
    FUSED
}
