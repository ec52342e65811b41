package dev.assize.reports.html;

import java.util.List;

/**
 * A chapter of evidence.
 *
 * @param anchor unique id within the page
 * @param title its name
 * @param lead one sentence on what it is about; may be empty
 * @param blocks its pieces
 */
record ChapterView(String anchor, String title, String lead, List<BlockView> blocks) {}
