package dev.assize.reports.html;

import dev.assize.reports.wording.Texts;
import freemarker.cache.ClassTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The one place that configures FreeMarker: everything escaped, no class access, numbers without locale, and a missing
 * value or any other error aborts the page.
 */
final class PageTemplate {
    private static final String STYLE = "page.css";

    private final Configuration configuration;

    PageTemplate() {
        configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(new ClassTemplateLoader(PageTemplate.class, ""));
        configuration.setObjectWrapper(new RecordWrapper());
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setRecognizeStandardFileExtensions(true);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setLocalizedLookup(false);
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setOutputEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        configuration.setNumberFormat("computer");
    }

    /** Returns the page of {@code view}. */
    String render(PageView view, Texts texts) {
        try {
            return render("page.ftlh", new Root(new RecordWrapper().wrap(view), new TextModel(texts), style()));
        } catch (TemplateModelException e) {
            throw new IllegalStateException("the view of the page cannot be wrapped; this is a defect", e);
        }
    }

    String render(String template, TemplateHashModel root) {
        StringWriter page = new StringWriter(1 << 17);
        try {
            configuration.getTemplate(template).process(root, page);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template " + template + " does not fit its view; this is a defect", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + template + " cannot be read from the reports jar", e);
        }
        return page.toString();
    }

    /** What the template sees: {@code v}, the view; {@code t["key"]}, the texts; {@code css} and its digest. */
    private record Root(@Nullable TemplateModel view, TextModel texts, String css) implements TemplateHashModel {
        @Override
        public @Nullable TemplateModel get(String key) throws TemplateModelException {
            return switch (key) {
                case "v" -> view;
                case "t" -> texts;
                case "css" -> HTMLOutputFormat.INSTANCE.fromMarkup(css);
                case "cssDigest" -> new SimpleScalar(digest(css));
                default -> null;
            };
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

    private record TextModel(Texts texts) implements TemplateHashModel {
        @Override
        public TemplateModel get(String key) {
            return new SimpleScalar(texts.get(key));
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

    private static String style() {
        try (InputStream in = PageTemplate.class.getResourceAsStream(STYLE)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style sheet " + STYLE + " cannot be read from the reports jar", e);
        }
    }

    private static String digest(String css) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(sha256);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
