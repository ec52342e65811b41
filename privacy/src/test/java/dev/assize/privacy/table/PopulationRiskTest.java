package dev.assize.privacy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Fraction;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PopulationRiskTest {
    private static final List<String> TOWN = List.of("town");

    @Test
    void looksAtTheClassesOfThePopulation_byHand() {
        // a: 1 of 4, b: 2 of 2; nobody of the 3 of c
        PopulationRisk risk =
                PopulationRisk.of(towns("b", "a", "b"), towns("a", "a", "a", "a", "b", "b", "c", "c", "c"), TOWN);

        assertThat(risk.populationRecords()).isEqualTo(9);
        assertThat(risk.populationClasses()).isEqualTo(3);
        assertThat(risk.smallestClass()).isEqualTo(2);
        assertThat(risk.largestClass()).isEqualTo(4);
        assertThat(risk.highestJournalistRisk()).isEqualTo(0.5);
        assertThat(risk.lowestJournalistRisk()).isEqualTo(0.25);
        assertThat(risk.marketerRisk()).isCloseTo((0.25 + 1) / 3, within(1e-15));
        assertThat(risk.averageJournalistRisk()).isCloseTo((0.25 + 1) / 3, within(1e-15)); // more than 2 / 6
        assertThat(risk.shareAbove(0.25)).isEqualTo(Fraction.of(2, 3));
        assertThat(risk.smallestPresence()).isZero();
        assertThat(risk.smallestPresenceInTable()).isEqualTo(0.25);
        assertThat(risk.largestPresence()).isEqualTo(1);
    }

    @Test
    void takesClassesOverPeople_whenThatIsTheLargerAverage() {
        // a: 3 of 30, b: 1 of 2 gives (3/30 + 1/2) / 4 = 0.15 against 2 / 32; many of the large class turn it round
        PopulationRisk few = PopulationRisk.of(towns(repeat("a", 3, "b", 1)), towns(repeat("a", 30, "b", 2)), TOWN);
        PopulationRisk many = PopulationRisk.of(towns(repeat("a", 9, "b", 1)), towns(repeat("a", 12, "b", 10)), TOWN);

        assertThat(few.averageJournalistRisk()).isCloseTo(0.15, within(1e-15)).isEqualTo(few.marketerRisk());
        assertThat(many.marketerRisk()).isCloseTo((9.0 / 12 + 1.0 / 10) / 10, within(1e-15));
        assertThat(many.averageJournalistRisk()).isCloseTo(2.0 / 22, within(1e-15));
    }

    @Test
    void isTheProsecutor_whenTheTableIsThePopulation() {
        Table table = towns("a", "a", "b", "c", "c", "c");

        PopulationRisk risk = PopulationRisk.of(table, table, TOWN);
        ProsecutorRisk prosecutor = ProsecutorRisk.of(EquivalenceClasses.of(table, TOWN));

        assertThat(risk.highestJournalistRisk()).isEqualTo(prosecutor.highest().toDouble());
        assertThat(risk.lowestJournalistRisk()).isEqualTo(prosecutor.lowest().toDouble());
        assertThat(risk.marketerRisk()).isCloseTo(prosecutor.average().toDouble(), within(1e-15));
        assertThat(risk.smallestPresence()).isEqualTo(1);
        assertThat(risk.shareAbove(0.4)).isEqualTo(prosecutor.shareAbove(0.4));
    }

    @Test
    void matchesTexts_whenTheDictionariesDiffer() {
        Table sample = Table.of(List.of(CategoricalColumn.of("town", List.of("b", "unused"), new int[] {0, 0})));

        PopulationRisk risk = PopulationRisk.of(sample, towns("a", "b", "b", "b"), TOWN);

        assertThat(risk.smallestClass()).isEqualTo(3);
    }

    @Test
    void refusesATableThatIsNotOfThePopulation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PopulationRisk.of(towns("a", "a", "z"), towns("a", "b", "c"), TOWN))
                .withMessage("2 of 4 classes have more records in the table than in the population;"
                        + " the population must contain every record of the table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PopulationRisk.of(towns("a"), Table.of(List.of(NumericColumn.of("town", 1))), TOWN))
                .withMessage("quasi-identifier 'town' holds categories in one table and numbers in the other;"
                        + " read both tables with the same types");
    }

    private static Table towns(String... names) {
        return Table.of(List.of(CategoricalColumn.ofTexts("town", List.of(names))));
    }

    private static String[] repeat(String first, int firstTimes, String second, int secondTimes) {
        return Stream.concat(
                        Collections.nCopies(firstTimes, first).stream(),
                        Collections.nCopies(secondTimes, second).stream())
                .toArray(String[]::new);
    }
}
