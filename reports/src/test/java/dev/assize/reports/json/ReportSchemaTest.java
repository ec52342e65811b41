package dev.assize.reports.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assize.reports.Report;
import dev.assize.reports.SampleReport;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportSchemaTest {
    private static final String SAMPLE = ReportJson.write(SampleReport.loans());

    @Test
    void acceptsTheSample() throws Exception {
        assertThat(validate(SAMPLE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"schemaVersion\":1=\"schemaVersion\":2",
                "\"notes\":=\"remarks\":",
                "\"shape\":\"curve\"=\"shape\":\"spiral\"",
                "\"status\":\"pass\"=\"status\":\"maybe\"",
                "\"testRows\":6000=\"testRows\":-1",
                "\"value\":3.2e-7=\"value\":\"3.2e-7\"",
                "sha256:=sha1:"
            })
    void refusesWhatTheReaderRefuses(String edit) throws Exception {
        String part = edit.substring(0, edit.indexOf('='));
        String wrong = edit.substring(edit.indexOf('=') + 1);
        assertThat(SAMPLE).contains(part);

        assertThat(validate(SAMPLE.replace(part, wrong))).isNotEmpty();
    }

    private static List<Error> validate(String json) throws Exception {
        try (InputStream in = Report.class.getResourceAsStream("schema/report.schema.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
            return schema.validate(json, InputFormat.JSON);
        }
    }
}
