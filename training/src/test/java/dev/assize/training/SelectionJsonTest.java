package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Place;
import dev.assize.training.file.JsonPart;
import dev.assize.training.fit.Score;
import dev.assize.training.selection.Selection;
import dev.assize.training.selection.Tried;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionJsonTest {
    private static final String FORMAT = "test";
    private static final List<Score> FOLDS = List.of(new Score(0.25, 3, 4), new Score(1e-7, 4, 4));

    private static Selection selection(List<Score> nested) {
        Map<String, Object> varied = new LinkedHashMap<>();
        varied.put("hidden", List.of(64, 32));
        varied.put("learningRate", 0.001);
        varied.put("optimizer", "adam");
        return new Selection(
                "random",
                Tried.Metric.ACCURACY,
                List.of(
                        new Selection.Candidate(varied, 12, FOLDS),
                        new Selection.Candidate(Map.of("hidden", List.of()), 3, FOLDS)),
                1,
                nested);
    }

    private static String text(Selection selection) {
        ObjectNode node = JsonPart.start(FORMAT);
        SelectionJson.write(selection, node.putObject(SelectionJson.KEY));
        return JsonPart.text(node);
    }

    private static Selection read(String text) {
        return SelectionJson.read(
                JsonPart.parse(text, "record", FORMAT, Place.of("m.zip")).child(SelectionJson.KEY));
    }

    @Test
    void survivesItsText() {
        assertThat(read(text(selection(List.of())))).isEqualTo(selection(List.of()));
        assertThat(read(text(selection(FOLDS)))).isEqualTo(selection(FOLDS));
    }

    @Test
    void isWrittenInAFixedForm() {
        assertThat(text(selection(List.of()))).contains("""
                          "selection" : {
                            "strategy" : "random",
                            "metric" : "accuracy",
                            "chosen" : 1,
                            "tried" : [ {
                              "settings" : {
                                "hidden" : [ 64, 32 ],
                                "learningRate" : 0.001,
                                "optimizer" : "adam"
                              },
                              "parameters" : 12,
                        """.stripTrailing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"chosen\" : 1|\"chosen\" : 2",
                "\"chosen\" : 1|\"chosen\" : -1",
                "\"metric\" : \"accuracy\"|\"metric\" : \"f1\"",
                "\"correct\" : 3|\"correct\" : 5"
            })
    void refusesWhatCannotBe(String right, String wrong) {
        String text = text(selection(List.of()));

        assertThat(text).contains(right);
        assertThatThrownBy(() -> read(text.replaceFirst(right, wrong))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesAConfigurationInOneLine() {
        assertThat(selection(List.of()).candidates().get(0).text())
                .isEqualTo("hidden [64, 32], learningRate 0.001, optimizer adam");
    }
}
