package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.ColumnType;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.training.settings.TrainingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSummaryTest {
    @Test
    void listsLayersWithShapesAndParameters() {
        ModelSummary summary = ModelSummary.of(Samples.model());

        assertThat(summary.columns()).containsExactlyElementsOf(Samples.FEATURES);
        assertThat(summary.shape()).containsExactly(4); // income, north, south, unseen
        assertThat(summary.layers())
                .containsExactly(
                        new LayerSummary("0", "DenseLayer", List.of(8L), 4 * 8 + 8),
                        new LayerSummary("1", "OutputLayer", List.of(2L), 8 * 2 + 2));
        assertThat(summary.parameters())
                .isEqualTo(Samples.model().record().fit().parameters())
                .isEqualTo(58);
    }

    @Test
    void writesEverythingAsJson() {
        TrainedModel model = Samples.model();

        String json = ModelSummary.of(model).json();

        assertThat(json)
                .startsWith("{\n  \"format\" : \"assize-model-summary\",\n  \"version\" : 1,\n  \"task\" : {")
                .contains("\"columns\" : [ \"income\", \"region\" ]", "\"shape\" : [ 4 ]", "\"output\" : [ 8 ]")
                .contains("\"privacy\" : \"not trained privately\"")
                .contains(model.record().digests().values().iterator().next().hex())
                .endsWith("}\n");
        assertThat(ModelSummary.of(model).json()).isEqualTo(json);
    }

    @Test
    void saysWhatWasDoneAboutGaps() {
        TrainedModel repaired = Samples.model().withMitigation("""
                        {"format": "assize-mitigation", "version": 1, "attributes": ["sex", "age"],
                         "method": "gap_penalty", "settings": "bound 0.0", "groups": ["f", "m"]}
                        """);
        String line = "gap_penalty between groups of sex and age (f, m); bound 0.0";

        assertThat(ModelSummary.of(repaired).mitigation()).contains(line);
        assertThat(ModelSummary.of(repaired).json()).contains("\"mitigation\" : \"" + line + "\"");
        assertThat(ModelSummary.of(Samples.model()).mitigation()).isEmpty();
        assertThat(ModelSummary.of(Samples.model()).json()).doesNotContain("mitigation");
        TrainedModel many = Samples.model().withMitigation("""
                        {"format": "assize-mitigation", "version": 1, "attributes": ["age"], "method": "reweighing",
                         "groups": ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]}
                        """);
        assertThat(ModelSummary.of(many).mitigation())
                .contains("reweighing between groups of age (0, 1, 2, 3, 4, 5, 6, 7, and 2 more)");
        TrainedModel damaged = Samples.model().withMitigation("{}");
        assertThatThrownBy(() -> ModelSummary.of(damaged))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("mitigation");
    }

    @Test
    void saysHowColumnsWereRead() {
        assertThat(ModelColumns.types(Samples.model()))
                .containsEntry("income", ColumnType.NUMERIC)
                .containsEntry("region", ColumnType.CATEGORICAL)
                .hasSize(2);
    }

    @Test
    void namesEveryColumnThatIsAbsent() {
        TrainedModel model = Samples.model();
        Table none = Table.of(List.of(NumericColumn.of("price", 1), NumericColumn.of("age", 2)));
        Table one = Table.of(List.of(NumericColumn.of("income", 1), NumericColumn.of("regin", 2)));

        assertThatThrownBy(() -> ModelColumns.require(model, none, "new.csv"))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("new.csv: the model reads columns that the table lacks: income, region")
                .hasMessageContaining("Add them; the table has price, age.");
        assertThatThrownBy(() -> ModelColumns.require(model, one, "new.csv"))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("the table lacks: region")
                .hasMessageContaining("Did you mean 'regin'?");
        assertThat(Samples.loans(2).schema().names()).containsAll(model.columns());
    }
}
