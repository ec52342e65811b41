package dev.assize.explain;

import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.Tensor;

/**
 * How far attributions miss what they should sum to: {@code gap = sum_i a_i - (F(x) - F(b))}, per row, in units of the
 * score; 0 is complete. Any method can be measured; only path methods promise a small gap.
 *
 * <p>The relative gap is {@code |gap| / max(|F(x) - F(b)|, sum_i |a_i|)}, from 0 to 2, and 0 when both are 0: unlike a
 * division by F(x) - F(b) it stays meaningful where large attributions of opposite sign cancel.
 *
 * @see <a href="https://arxiv.org/abs/1703.01365">Sundararajan et al., 2017, section 3 (completeness)</a>
 */
public final class CompletenessGap {
    private final double[] gaps;
    private final double[] scales;

    private CompletenessGap(double[] gaps, double[] scales) {
        this.gaps = gaps;
        this.scales = scales;
    }

    /**
     * Measures attributions of {@code explained} inputs.
     *
     * @param model what was explained
     * @param explained the inputs with their baseline and target
     * @param attributions same shape as the inputs
     */
    public static CompletenessGap of(DifferentiablePredictor model, Explained explained, Tensor attributions) {
        Tensor outputs = explained.outputs(model);
        Tensor baselineOutputs = explained.baselineOutputs(model);
        double[] gaps = new double[explained.inputs().rows()];
        double[] scales = new double[gaps.length];
        for (int row = 0; row < gaps.length; row++) {
            double sum = 0;
            double size = 0;
            for (int i = 0; i < attributions.rowSize(); i++) {
                sum += attributions.at(row, i);
                size += Math.abs(attributions.at(row, i));
            }
            double difference =
                    outputs.flat(row) - baselineOutputs.flat(explained.target().classOf(row));
            gaps[row] = sum - difference;
            scales[row] = Math.max(Math.abs(difference), size);
        }
        return new CompletenessGap(gaps, scales);
    }

    /** Makes gaps of 0, to be replaced by {@link #with}. */
    static CompletenessGap none(int rows) {
        return new CompletenessGap(new double[rows], new double[rows]);
    }

    /** Returns these gaps with those of some rows replaced. */
    CompletenessGap with(CompletenessGap part, int[] rows) {
        CompletenessGap replaced = new CompletenessGap(gaps.clone(), scales.clone());
        for (int i = 0; i < rows.length; i++) {
            replaced.gaps[rows[i]] = part.gaps[i];
            replaced.scales[rows[i]] = part.scales[i];
        }
        return replaced;
    }

    /** Returns the number of rows. */
    public int rows() {
        return gaps.length;
    }

    /** Returns the signed gap of a row. */
    public double gap(int row) {
        return gaps[row];
    }

    /** Returns the relative gap of a row, 0 to 2. */
    public double relative(int row) {
        return scales[row] == 0 ? 0 : Math.abs(gaps[row]) / scales[row];
    }

    /** Returns the largest absolute gap, 0 without rows. */
    public double largest() {
        double largest = 0;
        for (double gap : gaps) {
            largest = Math.max(largest, Math.abs(gap));
        }
        return largest;
    }

    /** Returns the largest relative gap, 0 without rows. */
    public double largestRelative() {
        double largest = 0;
        for (int row = 0; row < gaps.length; row++) {
            largest = Math.max(largest, relative(row));
        }
        return largest;
    }
}
