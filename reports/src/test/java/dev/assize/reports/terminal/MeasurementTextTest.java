package dev.assize.reports.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Fraction;
import dev.assize.core.GroupTable;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.reports.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasurementTextTest {
    private static final Scope SEX = Scope.attribute("sex");

    @Test
    void showsFactsGroupsComparisonsAndWhatHasNoValue() {
        String text = MeasurementText.render(measurement(), TerminalStyle.plain());

        assertThat(text).isEqualTo("""
                data  p.csv
                rows  1 200

                sex
                                 true
                             positive
                group  rows      rate
                f         8    75.0 %
                m         0         –

                               value         interval  rows  of
                gap of rates  5.0 pp  −1.0 to 11.0 pp     8  rates of 2 groups

                ratio of pairs  value  interval  rows
                f vs m          0.500         –     8

                undefined
                  ratio of f vs x: nobody is there
                """.replace("1 200", "1\u202f200"));
    }

    @Test
    void usesAsciiOnly_whenTheTerminalHasNoMore() {
        TerminalStyle style = new TerminalStyle(100, false, TerminalStyle.Characters.ASCII);

        assertThat(MeasurementText.render(measurement(), style))
                .matches("\\p{ASCII}*")
                .contains("-1.0 to 11.0 pp");
    }

    @Test
    void keepsWithinTheWidth_whenThereAreManyColumns() {
        TextGrid grid = new TextGrid(List.of("group", "one very long heading", "b", "c"), Set.of(0));
        grid.add(List.of("a name that is much longer than half of the line", "1", "22222222222222222222", "3"));

        String text = grid.render(60);

        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
        assertThat(text).isEqualTo("""
                                                    one
                                                   very
                                                   long
                group                           heading
                a name that is much longer th…        1

                group                                              b  c
                a name that is much longer th…  22222222222222222222  3
                """);
    }

    private static Measurement measurement() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("data", "p.csv");
        List<Evidence> evidence = List.of(
                new GroupTable(
                        new EvidenceKey("fairness.group_rates", SEX),
                        List.of(new GroupTable.Head("fairness.true_positive_rate", Unit.FRACTION)),
                        List.of(
                                new GroupTable.Row(
                                        "f", 8, List.of(new GroupTable.Known(Estimate.exact(Fraction.of(3, 4))))),
                                new GroupTable.Row("m", 0, List.of(new GroupTable.Unknown("no people"))))),
                new MeasuredValue(
                        new EvidenceKey("fairness.gap", SEX),
                        new Estimate(
                                0.05,
                                Optional.empty(),
                                Optional.of(new Interval(-0.01, 0.11, 0.95, "Newcombe")),
                                Optional.empty()),
                        Unit.FRACTION_DIFFERENCE,
                        8,
                        "largest minus smallest: rates of 2 groups"),
                new MeasuredValue(
                        new EvidenceKey("fairness.ratio_of_pairs", SEX.withGroups("f", "m")),
                        Estimate.certain(0.5),
                        Unit.RATIO,
                        8,
                        "ratio"),
                new Undefined(
                        new EvidenceKey("fairness.ratio", SEX.withGroups("f", "x")),
                        Undefined.Cause.NO_VALUE,
                        "nobody is there"));
        Definition gap =
                new Definition("fairness.gap", "Gap of rates", "a - b", Definition.Range.UNIT, "0", "nobody, 2020");
        Definition other = new Definition("fairness.other", "Other", "-", Definition.Range.ANY, "0", "nobody, 2020");
        return new Measurement(1200, facts, Map.of("sha256", "12ab"), evidence, List.of(gap, other));
    }
}
