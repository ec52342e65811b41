package dev.assize.statistics.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoverageSummaryTest {
    @Test
    void collectsExtremesAndWhatIsOutside() {
        CoverageSummary summary = new CoverageSummary();
        summary.add(new CoverageSummary.Point("small", 0.9, false));
        summary.add(new CoverageSummary.Point("right", 0.95, true));
        summary.add(new CoverageSummary.Point("edge", 0.93, true));
        summary.add(new CoverageSummary.Point("wide", 0.98, false));

        assertThat(summary.size()).isEqualTo(4);
        assertThat(summary.least(false)).isEqualTo(0.9);
        assertThat(summary.least(true)).isEqualTo(0.93);
        assertThat(summary.most(false)).isEqualTo(0.98);
        assertThat(summary.most(true)).isEqualTo(0.95);
        assertThat(summary.mean()).isEqualTo(0.94);
        assertThat(summary.below()).map(Object::toString).containsExactly("small: 0.900");
        assertThat(summary.above()).map(Object::toString).containsExactly("wide: 0.980");
    }
}
