package dev.assize.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.reports.SampleReport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    @Test
    void rendersTheSample() throws Exception {
        String page = HtmlReport.render(SampleReport.loans());
        Files.writeString(Path.of("target/sample.html"), page);
        assertThat(page).contains("Consumer loan approvals");
    }
}
