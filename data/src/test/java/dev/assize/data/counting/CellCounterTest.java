package dev.assize.data.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assize.core.Tally;
import dev.assize.core.WeightSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellCounterTest {
    private static final List<String> CLASSES = List.of("no", "yes");

    @Test
    void countsCombinations_inTheOrderOfTheirValues() {
        CellCounter counter = new CellCounter(List.of(new CellCounter.Attribute("sex", List.of("f", "m"))), CLASSES);

        counter.add(OutcomeRows.of(5, List.of(new int[] {1, 0, 1, -1, 1}))
                .withTruths(new int[] {1, 0, 1, -1, 0})
                .withDecisions(new int[] {1, 0, 1, 1, 0}));

        assertThat(counter.tally())
                .isEqualTo(new Tally(
                        List.of("sex"),
                        CLASSES,
                        List.of(
                                new Tally.Cell(List.of("(missing)"), -1, 1, 1),
                                new Tally.Cell(List.of("f"), 0, 0, 1),
                                new Tally.Cell(List.of("m"), 0, 0, 1),
                                new Tally.Cell(List.of("m"), 1, 1, 2))));
    }

    @Test
    void countsThePiecesOfAStreamLikeTheWhole() {
        RandomRows rows = RandomRows.draw(20_000, 7);
        CellCounter whole = rows.counter();
        whole.add(rows.all());
        CellCounter pieces = rows.counter();
        for (int from = 0; from < 20_000; from += 700) {
            pieces.add(rows.part(from, Math.min(20_000, from + 700)));
        }

        assertThat(TallyText.of(pieces.tally())).isEqualTo(TallyText.of(whole.tally()));
    }

    @Test
    void keepsOnlyTheCellsThatOccur_whenThereAreTooManyToLayOut() {
        List<CellCounter.Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            attributes.add(new CellCounter.Attribute(
                    "a" + i, IntStream.range(0, 100).mapToObj(v -> "v" + v).toList()));
        }
        CellCounter counter = new CellCounter(attributes, CLASSES);
        int[] codes = {99, 0, 99, -1};
        int[] others = {0, 99, 0, 5};

        counter.add(
                OutcomeRows.of(4, List.of(codes, others, codes, others, codes)).withDecisions(new int[] {1, 1, 1, 0}));

        assertThat(counter.tally().cells())
                .containsExactly(
                        new Tally.Cell(List.of("(missing)", "v5", "(missing)", "v5", "(missing)"), -1, 0, 1),
                        new Tally.Cell(List.of("v0", "v99", "v0", "v99", "v0"), -1, 1, 1),
                        new Tally.Cell(List.of("v99", "v0", "v99", "v0", "v99"), -1, 1, 2));
    }

    @Test
    void givesRowsTheWeightOne_whenOnlyLaterPiecesHaveWeights() {
        CellCounter counter = new CellCounter(List.of(), CLASSES);
        counter.add(OutcomeRows.of(2, List.of()).withScores(new double[] {0.5, 0.25}));
        counter.add(OutcomeRows.of(1, List.of()).withScores(new double[] {0.3}).withWeights(new double[] {2.5}));

        Tally.Cell cell = counter.tally().cells().get(0);

        assertThat(cell.people()).isEqualTo(3);
        assertThat(cell.measured().weights()).isEqualTo(new WeightSum(4.5, 8.25));
        assertThat(cell.measured().scores().weight(0)).isEqualTo(1);
        assertThat(cell.measured().scores().weight(1)).isEqualTo(2.5);
    }

    @Test
    void countsPeople_whenRowsStandForSeveral() {
        CellCounter counter = new CellCounter(List.of(), CLASSES);
        counter.add(
                OutcomeRows.of(3, List.of()).withDecisions(new int[] {1, 0, 1}).withPeople(new long[] {5, 0, 7}));

        assertThat(counter.tally().cells()).containsExactly(new Tally.Cell(List.of(), -1, 1, 12));
    }

    @Test
    void refusesWhatCannotBeCounted() {
        CellCounter counter = new CellCounter(List.of(new CellCounter.Attribute("a", List.of("x"))), CLASSES);

        assertRefused(
                counter,
                OutcomeRows.of(2, List.of(new int[] {0, 1})),
                "row 1 has the code 1 in column 0 of the keys; allowed are -1 (not known) to 0");
        assertRefused(
                counter,
                OutcomeRows.of(1, List.of(new int[1])).withScores(new double[] {Double.NaN}),
                "row 0 has the score NaN; a score is the probability of the favorable class, from 0 to 1");
        assertRefused(
                counter,
                OutcomeRows.of(1, List.of(new int[1])).withWeights(new double[] {-1}),
                "row 0 has the weight -1.0; a weight is a number from 0 to 1e9");
        assertRefused(
                counter,
                OutcomeRows.of(1, List.of()),
                "the rows have 0 attributes, the counter has 1; give the codes of each");
    }

    @Test
    void refusesArraysOfOtherLengths() {
        OutcomeRows rows = OutcomeRows.of(2, List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.withTruths(new int[1]))
                .withMessage("there are 1 truths for 2 rows; give one for each row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.withWeights(new double[2]).withPeople(new long[2]))
                .withMessage("rows that stand for several people have weights or scores; give every person a row of "
                        + "its own");
    }

    @Test
    void refusesMoreCombinationsThanCanBeNumbered() {
        List<String> values =
                IntStream.range(0, 70_000).mapToObj(Integer::toString).toList();
        CellCounter.Attribute wide = new CellCounter.Attribute("wide", values);
        CellCounter.Attribute[] four = new CellCounter.Attribute[4];
        Arrays.fill(four, wide);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CellCounter(List.of(four), CLASSES))
                .withMessageEndingWith("combinations of values; group by fewer at once");
    }

    private static void assertRefused(CellCounter counter, OutcomeRows rows, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> counter.add(rows)).withMessage(message);
    }
}
