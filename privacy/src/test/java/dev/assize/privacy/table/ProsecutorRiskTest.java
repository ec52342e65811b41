package dev.assize.privacy.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Fraction;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProsecutorRiskTest {
    @Test
    void isOneOverTheSizeOfTheClass_byHand() {
        ProsecutorRisk risk = risk(1, 1, 1, 1, 2, 2, 3, 4); // classes of 4, 2, 1 and 1

        assertThat(risk.highest()).isEqualTo(Fraction.of(1, 1));
        assertThat(risk.lowest()).isEqualTo(Fraction.of(1, 4));
        assertThat(risk.average()).isEqualTo(Fraction.of(4, 8));
        assertThat(risk.recordsAtHighest()).isEqualTo(2);
        assertThat(risk.shareUnique()).isEqualTo(Fraction.of(2, 8));
    }

    @Test
    void countsOnlyRisksAboveTheThreshold() {
        ProsecutorRisk risk = risk(1, 1, 1, 1, 2, 2, 3, 4);

        assertThat(risk.shareAbove(0.25)).isEqualTo(Fraction.of(4, 8)); // the class of four is at 0.25, not above
        assertThat(risk.shareAbove(0.24)).isEqualTo(Fraction.of(1, 1));
        assertThat(risk.shareAbove(1)).isEqualTo(Fraction.of(0, 1));
    }

    @Test
    void isTheSameForAll_whenAllAreAlikeOrAllDiffer() {
        assertThat(risk(7, 7, 7).highest()).isEqualTo(Fraction.of(1, 3));
        assertThat(risk(7, 7, 7).lowest()).isEqualTo(Fraction.of(1, 3));
        assertThat(risk(7, 7, 7).shareUnique()).isEqualTo(Fraction.of(0, 1));
        assertThat(risk(1, 2, 3).average()).isEqualTo(Fraction.of(1, 1));
        assertThat(risk(1, 2, 3).recordsAtHighest()).isEqualTo(3);
    }

    private static ProsecutorRisk risk(double... cells) {
        return ProsecutorRisk.of(EquivalenceClasses.of(Table.of(List.of(NumericColumn.of("q", cells))), List.of("q")));
    }
}
