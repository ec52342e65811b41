package dev.assize.reports.html;

import dev.assize.reports.Report;

/** Draws a report as one HTML page that needs nothing else: no script, no network, no font. */
public final class HtmlReport {
    private HtmlReport() {}

    /** Returns the page; the same report gives the same text. */
    public static String render(Report report) {
        return new PageTemplate().render(new PageComposer(report).compose(), new Context(report).texts());
    }
}
