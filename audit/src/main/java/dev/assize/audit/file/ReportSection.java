package dev.assize.audit.file;

import dev.assize.reports.files.Format;
import java.util.Set;

/**
 * The section {@code report}: what is written where.
 *
 * @param directory the folder, relative to the audit file
 * @param formats which views are written beside each other
 * @param language of the texts, a language tag
 */
public record ReportSection(String directory, Set<Format> formats, String language) {}
