package dev.assize.reports.files;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.reports.Report;
import dev.assize.reports.ReportException;
import dev.assize.reports.excel.ExcelReport;
import dev.assize.reports.html.HtmlReport;
import dev.assize.reports.json.ReportJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The views that a report can be written as. */
public enum Format {
    /** The contract, from which each other view can be drawn again. */
    JSON {
        @Override
        byte[] render(Report report) {
            return ReportJson.write(report).getBytes(StandardCharsets.UTF_8);
        }
    },
    /** One page for reading and printing. */
    HTML {
        @Override
        byte[] render(Report report) {
            return HtmlReport.render(report).getBytes(StandardCharsets.UTF_8);
        }
    },
    /** A workbook for calculating on. */
    XLSX {
        @Override
        byte[] render(Report report) {
            return ExcelReport.render(report);
        }
    };

    abstract byte[] render(Report report);

    /** Returns the name in configurations and the ending of files, for example {@code "html"}. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name of the file, for example {@code "report.html"}. */
    public String fileName() {
        return "report." + extension();
    }

    /**
     * Returns the format called {@code name}.
     *
     * @throws ReportException if there is none of that name
     */
    public static Format named(String name) {
        List<String> known = Stream.of(values()).map(Format::extension).toList();
        int index = known.indexOf(name.strip().toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new ReportException(List.of(new Problem(
                    Place.of("report formats"), "unknown format '" + name + "'", Suggestion.among(name, known))));
        }
        return values()[index];
    }
}
