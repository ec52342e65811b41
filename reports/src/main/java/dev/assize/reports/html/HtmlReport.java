package dev.assize.reports.html;

import dev.assize.reports.Report;

/** The report as one page. */
public final class HtmlReport {
    private HtmlReport() {}

    /** Returns the page. */
    public static String render(Report report) {
        return report.subject().title();
    }
}
