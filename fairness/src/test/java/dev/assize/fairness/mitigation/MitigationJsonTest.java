package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Place;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MitigationJsonTest {
    private static final Place FILE = Place.of("model.zip");
    private static final Groups GROUPS = Groups.of(List.of("f", "f", "f", "f", "m", "m", "m", "m"));
    private static final double[] SCORES = {0.6, 0.4, 0.5, 0.1, 0.9, 0.8, 0.3, 0.7};
    private static final ScoredRows ROWS =
            ScoredRows.of(LabelledRows.of(GROUPS, new int[] {1, 1, 0, 0, 1, 1, 0, 0}), SCORES);

    static Stream<MitigationMethod.OfDecisions> methods() {
        return Stream.of(
                new MitigationMethod.Thresholds(ThresholdOptimizer.Options.of(ParityConstraint.EQUALIZED_ODDS)),
                new MitigationMethod.Thresholds(new ThresholdOptimizer.Options(
                        ParityConstraint.DEMOGRAPHIC_PARITY, RuleObjective.BALANCED_ACCURACY, 7, true)),
                new MitigationMethod.OddsProgram(0.5),
                new MitigationMethod.Calibrated(CalibratedEqualizedOdds.Cost.FNR, 0.5),
                new MitigationMethod.Rejecting(
                        "m",
                        new RejectOption.Options(
                                RejectOption.Gap.EQUAL_OPPORTUNITY, -0.1, 0.1, RejectOption.Grid.usual())));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void decidesTheSame_whenReadBack(MitigationMethod.OfDecisions method) {
        Mitigation.OfDecisions made = new Mitigation.OfDecisions(List.of("sex"), method.fit(ROWS), "s");

        String text = MitigationJson.write(made);
        Mitigation.OfDecisions read = (Mitigation.OfDecisions) MitigationJson.read(text, FILE);

        assertThat(text).contains("\"method\" : \"" + method.id() + "\"");
        assertThat(MitigationJson.write(read)).isEqualTo(text);
        assertThat(read.rule().favorableProbabilities(GROUPS, SCORES))
                .containsExactly(made.rule().favorableProbabilities(GROUPS, SCORES));
        assertThat(read.attributes()).containsExactly("sex");
        assertThat(read.needsAttributesToDecide()).isTrue();
        assertThat(method.settings()).isNotBlank();
    }

    @Test
    void keepsWhatTheLossHad_whenReadBack() {
        Mitigation.OfLoss made = new Mitigation.OfLoss(List.of("sex"), List.of("f", "m"), "gap_penalty", "bound 0.0");

        String text = MitigationJson.write(made);

        assertThat(MitigationJson.read(text, FILE)).isEqualTo(made);
        assertThat(made.needsAttributesToDecide()).isFalse();
        assertThatThrownBy(() -> MitigationJson.read(text.replace("settings", "setting"), FILE))
                .isInstanceOf(MitigationException.class)
                .hasMessageContaining("lacks 'settings'");
    }

    @Test
    void drawsTheModelByTheRowsName_whenSeveralShareTheDecisions() {
        Mitigation.OfMixture made = new Mitigation.OfMixture(List.of("sex"), List.of("f", "m"), "bound 0.01", "salt");

        Mitigation.OfMixture read = (Mitigation.OfMixture) MitigationJson.read(MitigationJson.write(made), FILE);

        assertThat(read).isEqualTo(made);
        assertThat(made.needsAttributesToDecide()).isFalse();
        List<String> ids = java.util.stream.IntStream.range(0, 4_000)
                .mapToObj(Integer::toString)
                .toList();
        int[][] decisions = new int[3][ids.size()];
        for (int row = 0; row < ids.size(); row++) {
            decisions[0][row] = row % 4 == 3 ? 0 : 1; // a fourth is refused by all, a fourth is taken by all
            decisions[1][row] = row % 4 == 1 || row % 4 == 2 ? 1 : 0;
            decisions[2][row] = row % 4 == 2 ? 1 : 0;
        }
        decisions[1][0] = 0;
        double[] shares = {0.1, 0.3, 0.6};
        int[] decided = made.decide(decisions, shares, ids);
        double[] expected = {0.1, 0.4, 1, 0};
        for (int kind = 0; kind < 4; kind++) {
            int of = kind;
            double rate = java.util.stream.IntStream.range(0, ids.size())
                    .filter(row -> row % 4 == of)
                    .mapToDouble(row -> decided[row])
                    .average()
                    .orElseThrow();
            assertThat(rate).isCloseTo(expected[kind], org.assertj.core.api.Assertions.within(kind < 2 ? 0.05 : 1e-15));
        }
        assertThat(made.decide(decisions, shares, ids)).isEqualTo(decided);
    }

    @Test
    void keepsTheFactors_whenReadBack() {
        Mitigation.OfTraining made = new Mitigation.OfTraining(List.of("sex", "age"), Reweighing.fit(ROWS.labelled()));

        Mitigation.OfTraining read = (Mitigation.OfTraining) MitigationJson.read(MitigationJson.write(made), FILE);

        assertThat(read.weights().weights(ROWS.labelled()))
                .containsExactly(made.weights().weights(ROWS.labelled()));
        assertThat(read.attributes()).containsExactly("sex", "age");
        assertThat(read.needsAttributesToDecide()).isFalse();
    }

    @Test
    void drawsByTheRowsName_whenTheRuleIsRandom() {
        EqualizedOddsRule coin = EqualizedOddsRule.of(List.of("f"), 0.5, new double[] {0.5}, new double[] {0.5});
        Mitigation.OfDecisions mitigation = new Mitigation.OfDecisions(List.of("sex"), coin, "salt");
        Groups women = Groups.of(List.of("f", "f", "f"));
        double[] scores = {0.1, 0.1, 0.1};

        int[] decisions = mitigation.decide(women, scores, List.of("1", "2", "1"));

        assertThat(decisions[0]).isEqualTo(decisions[2]);
        assertThat(decisions).isEqualTo(mitigation.decide(women, scores, List.of("1", "2", "1")));
        assertThat(decisions[0] == 1).isEqualTo(new HashedDraw("salt").of("1") < 0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"version\" : 1'|'\"version\" : 2'|is not of format 'assize-mitigation', version 1",
                "'\"method\" : \"equalized_odds\"'|'\"method\" : \"x\"'|has the unknown method 'x'",
                "'\"threshold\" : 0.5'|'\"threshold\" : 7'|has 7 where a number from 0.0 to 1.0 is needed",
                "'\"threshold\" : 0.5'|'\"threshold\" : \"y\"'|has \"y\" where a number from 0.0 to 1.0 is needed",
                "'\"salt\" : \"s\"'|'\"salt\" : 1'|has no text as 'salt'",
                "'\"salt\" : \"s\",'|''|lacks 'salt'",
                "'[ \"f\", \"m\" ]'|'[ \"m\", \"f\" ]'|'has groups that are not in order, each once: [m, f]'",
                "'[ \"f\", \"m\" ]'|'[ \"f\" ]'|has a list of 2 where 1 are needed",
                "'[ \"f\", \"m\" ]'|'[ \"f\", 2 ]'|has no text in 'groups'"
            })
    void isRefused_whenItWasChanged(String from, String to, String message) {
        String text =
                MitigationJson.write(new Mitigation.OfDecisions(List.of("sex"), EqualizedOddsRule.fit(ROWS, 0.5), "s"));
        assertThat(text).contains(from);

        assertThatThrownBy(() -> MitigationJson.read(text.replace(from, to), FILE))
                .isInstanceOf(MitigationException.class)
                .hasMessage("model.zip: its mitigation " + message
                        + "\n  Use the file as it was saved, or train the model again.");
    }

    @Test
    void isRefused_whenItIsNotJson() {
        assertThatThrownBy(() -> MitigationJson.read("{", FILE))
                .isInstanceOf(MitigationException.class)
                .hasMessageStartingWith("model.zip: its mitigation is not JSON\n");
    }
}
