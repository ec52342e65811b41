package dev.assize.reports.html;

import dev.assize.core.Evidence;
import dev.assize.reports.wording.ShownName;
import dev.assize.reports.wording.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts evidence into chapters by the first part of its id, and within a chapter into blocks of one id. */
final class ChapterComposer {
    private static final List<String> ORDER =
            List.of("training", "performance", "fairness", "privacy", "explain", "robustness");

    private final Context context;
    private final Texts texts;

    ChapterComposer(Context context) {
        this.context = context;
        this.texts = context.texts();
    }

    List<ChapterView> compose(List<Evidence> evidence) {
        Map<String, Map<String, List<Evidence>>> chapters = new LinkedHashMap<>();
        ORDER.forEach(module -> chapters.put(module, new LinkedHashMap<>()));
        for (Evidence piece : evidence) {
            String id = piece.key().id();
            chapters.computeIfAbsent(id.substring(0, id.indexOf('.')), module -> new LinkedHashMap<>())
                    .computeIfAbsent(id, same -> new ArrayList<>())
                    .add(piece);
        }
        List<ChapterView> views = new ArrayList<>();
        chapters.forEach((module, blocks) -> {
            if (!blocks.isEmpty()) {
                views.add(chapter(module, blocks));
            }
        });
        return views;
    }

    private ChapterView chapter(String module, Map<String, List<Evidence>> blocks) {
        boolean known = ORDER.contains(module);
        BlockComposer composer = new BlockComposer(context);
        return new ChapterView(
                "chapter-" + module,
                known ? texts.get("chapter." + module) : ShownName.of(module),
                known ? texts.get("chapter." + module + ".lead") : "",
                blocks.entrySet().stream()
                        .map(block -> composer.compose(block.getKey(), block.getValue()))
                        .toList());
    }
}
