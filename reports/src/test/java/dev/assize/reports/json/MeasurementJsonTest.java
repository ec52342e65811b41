package dev.assize.reports.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.reports.Measurement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementJsonTest {
    @Test
    void writesEveryPieceWithItsStatus_andOnlyTheDefinitionsThatAreUsed() {
        Definition used = new Definition("fairness.a", "A", "x", Definition.Range.UNIT, "0", "nobody, 2020");
        Definition unused = new Definition("fairness.c", "C", "x", Definition.Range.UNIT, "0", "nobody, 2020");
        Measurement measurement = new Measurement(
                3,
                Map.of("data", "p.csv"),
                Map.of("sha256", "12ab"),
                List.of(
                        new MeasuredValue(
                                new EvidenceKey("fairness.a", Scope.attribute("g")),
                                Estimate.certain(0.25),
                                Unit.FRACTION,
                                3,
                                "by hand"),
                        new Undefined(new EvidenceKey("fairness.b", Scope.ALL), Undefined.Cause.NO_VALUE, "no rows")),
                List.of(used, unused));

        assertThat(MeasurementJson.write(measurement))
                .isEqualTo(
                        "{\"definitions\":[{\"citation\":\"nobody, 2020\",\"formula\":\"x\",\"id\":\"fairness.a\","
                                + "\"ideal\":\"0\",\"range\":{\"least\":0,\"most\":1},\"title\":\"A\"}],\"evidence\":["
                                + "{\"estimate\":{\"value\":0.25},\"id\":\"fairness.a\",\"method\":\"by hand\","
                                + "\"sampleSize\":3,\"scope\":{\"attributes\":[\"g\"]},\"shape\":\"value\","
                                + "\"status\":\"measured\",\"unit\":\"fraction\"},"
                                + "{\"cause\":\"no_value\",\"id\":\"fairness.b\",\"reason\":\"no rows\",\"scope\":{},"
                                + "\"shape\":\"undefined\",\"status\":\"undefined\"}],"
                                + "\"provenance\":{\"sha256\":\"12ab\"},\"rows\":3,\"schemaVersion\":1,\"subject\":{\"data\":\"p.csv\"}}\n");
    }
}
