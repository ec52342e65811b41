package dev.assize.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Estimate;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColumnAttributionsTest {
    private static final Table TABLE = Table.of(List.of(
            NumericColumn.of("age", 1, 2),
            CategoricalColumn.ofTexts("sex", List.of("f", "m")),
            NumericColumn.of("income", 3, 4)));
    private static final NumberEncoder ENCODER = new NumberEncoder(TABLE, List.of("age", "sex", "income"));

    @Test
    void sumsTheFeaturesOfAColumn_signKept() {
        // features: age, sex=f, sex=m, income
        ColumnAttributions columns =
                ColumnAttributions.of(Tensor.ofRows(new double[][] {{1, 2, -5, 0}, {-2, 0.5, 0.5, 4}}), ENCODER);

        assertThat(columns.columns()).containsExactly("age", "sex", "income");
        assertThat(columns.rows()).isEqualTo(2);
        assertThat(columns.at(0, "sex")).isEqualTo(-3);
        assertThat(columns.at(1, "sex")).isEqualTo(1);
        assertThat(columns.at(1, "age")).isEqualTo(-2);
    }

    @Test
    void shareIsMeanSizeOverTheSumOfMeanSizes() {
        ColumnAttributions columns =
                ColumnAttributions.of(Tensor.ofRows(new double[][] {{1, 2, -5, 0}, {-2, 0.5, 0.5, 4}}), ENCODER);

        // sizes: age 1 + 2, sex 3 + 1, income 0 + 4
        assertThat(columns.share(List.of("age")).orElseThrow().value()).isCloseTo(3 / 11.0, within(1e-15));
        assertThat(columns.share(List.of("age", "sex")).orElseThrow().value()).isCloseTo(7 / 11.0, within(1e-15));
        assertThat(columns.share(columns.columns()).orElseThrow().value()).isEqualTo(1);
    }

    @Test
    void shareHasNoInterval_whenEveryRowHasTheSameShare() {
        ColumnAttributions columns =
                ColumnAttributions.of(Tensor.ofRows(new double[][] {{1, 1, 0, 2}, {3, 0, 3, 6}}), ENCODER);
        Estimate share = columns.share(List.of("income")).orElseThrow();

        assertThat(share.value()).isEqualTo(0.5);
        assertThat(share.interval().orElseThrow().lower()).isCloseTo(0.5, within(1e-12));
        assertThat(share.interval().orElseThrow().upper()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void intervalSpansEverything_forASingleRow() {
        ColumnAttributions columns = ColumnAttributions.of(Tensor.ofRows(new double[][] {{1, 1, 0, 2}}), ENCODER);

        assertThat(columns.share(List.of("income")).orElseThrow().interval().orElseThrow())
                .satisfies(interval -> assertThat(interval.lower()).isZero())
                .satisfies(interval -> assertThat(interval.upper()).isEqualTo(1));
    }

    @Test
    void thereIsNoShare_whenEveryAttributionIsZero() {
        ColumnAttributions columns = ColumnAttributions.of(Tensor.of(new double[8], 2, 4), ENCODER);

        assertThat(columns.share(List.of("age"))).isEmpty();
    }

    @Test
    void intervalCoversTheTrueShare_inAboutNineteenOfTwentyTables() {
        SplittableRandom random = new SplittableRandom(11L);
        int covered = 0;
        for (int table = 0; table < 400; table++) {
            double[][] rows = new double[100][];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = new double[] {random.nextDouble(), random.nextDouble(-1, 1), 0, 2 * random.nextDouble()};
            }
            Estimate share = ColumnAttributions.of(Tensor.ofRows(rows), ENCODER)
                    .share(List.of("age"))
                    .orElseThrow();
            // mean sizes are 0.5, 0.5 and 1
            covered += share.interval().orElseThrow().contains(0.25) ? 1 : 0;
        }
        // 95 % of 400 is 380, standard error 4.4; four of them
        assertThat(covered).isBetween(362, 398);
    }

    @Test
    void namesBothNumbers_whenTheEncoderHasOtherFeatures() {
        assertThatThrownBy(() -> ColumnAttributions.of(Tensor.of(new double[6], 2, 3), ENCODER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 3 attributions a row, the encoder has 4 features; they must be the same");
    }

    @Test
    void namesTheColumns_whenOneIsUnknown() {
        ColumnAttributions columns = ColumnAttributions.of(Tensor.of(new double[4], 1, 4), ENCODER);

        assertThatThrownBy(() -> columns.at(0, "race"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no attribution for column 'race'; columns: [age, sex, income]");
    }
}
