package dev.assize.reports.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every word of the reports in one language, by key. A further language is one more resource file. */
public final class Texts {
    /** The tag of the language that is always there. */
    public static final String ENGLISH = "en";

    private final String language;
    private final SortedMap<String, String> texts;

    private Texts(String language, SortedMap<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /** Returns the texts of {@code language}, or the English ones where there are none of that language. */
    public static Texts of(String language) {
        String wanted = language.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        String known = Texts.class.getResource(resource(wanted)) == null ? ENGLISH : wanted;
        Properties properties = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(resource(known));
                Reader reader = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the texts of language '" + known + "' in the reports jar", e);
        }
        SortedMap<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return new Texts(known.equals(wanted) ? language : ENGLISH, texts);
    }

    /** Returns the language of the texts, as a language tag. */
    public String language() {
        return language;
    }

    /** Returns the keys in alphabetical order. */
    public Set<String> keys() {
        return texts.keySet();
    }

    /** Returns the text of {@code key}. */
    public String get(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no text '" + key + "' in language '" + language
                    + "'; add it to the messages file of that language");
        }
        return text;
    }

    /** Returns the text of {@code key} with {@code {0}}, {@code {1}} ... replaced by {@code arguments}. */
    public String get(String key, Object... arguments) {
        Object[] asTexts = new Object[arguments.length];
        for (int i = 0; i < asTexts.length; i++) {
            asTexts[i] = arguments[i] instanceof Number ? arguments[i] : String.valueOf(arguments[i]);
        }
        return new MessageFormat(get(key), Locale.ROOT).format(asTexts);
    }

    private static String resource(String language) {
        return "messages_" + language + ".properties";
    }
}
