package dev.assize.data.counting;

import dev.assize.core.SortedScores;
import dev.assize.core.Tally;

/** Everything that a tally holds as text, every digit of every number. */
final class TallyText {
    private TallyText() {}

    static String of(Tally tally) {
        StringBuilder text = new StringBuilder(tally.attributes() + " " + tally.classes() + "\n");
        for (Tally.Cell cell : tally.cells()) {
            text.append(cell.values())
                    .append(' ')
                    .append(cell.truth())
                    .append(' ')
                    .append(cell.decision());
            text.append(' ')
                    .append(cell.people())
                    .append(' ')
                    .append(cell.measured().weights());
            SortedScores scores = cell.measured().scores();
            for (int i = 0; i < scores.size(); i++) {
                text.append(' ').append(scores.score(i)).append('*').append(scores.weight(i));
                text.append(scores.rows(i) == 1 ? "" : " of " + scores.rows(i) + " rows " + scores.squares(i));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
