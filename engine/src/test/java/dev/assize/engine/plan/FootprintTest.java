package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FootprintTest {
    @Test
    void splitsBytesIntoFixedAndPerRow() {
        Footprint footprint = Footprint.measured(rows -> 100 + 7L * rows, () -> 33);

        assertThat(footprint).isEqualTo(new Footprint(100, 7, 17));
        assertThat(footprint.bytes(10)).isEqualTo(170);
    }

    @Test
    void tellsHowManyRowsFit() {
        Footprint footprint = new Footprint(100, 7, 0);

        assertThat(footprint.rowsWithin(170)).isEqualTo(10);
        assertThat(footprint.rowsWithin(176)).isEqualTo(10);
        assertThat(footprint.rowsWithin(177)).isEqualTo(11);
        assertThat(footprint.rowsWithin(106)).isZero();
        assertThat(footprint.rowsWithin(99)).isNegative();
        assertThat(footprint.rowsWithin(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }
}
