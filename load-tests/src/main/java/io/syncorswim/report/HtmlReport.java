package io.syncorswim.report;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

import io.syncorswim.comparison.RunComparison;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code report.html}: one file, no network, no script; the templates are in src/main/jte. */
final class HtmlReport {
    private HtmlReport() {}

    static String of(Page page) {
        return rendered("report.jte", "page", page);
    }

    static String of(RunComparison comparison) {
        return rendered("comparison.jte", "comparison", comparison);
    }

    /** A template that shows one thing, under the name by which it knows it. */
    static String rendered(String template, String name, Object shown) {
        TemplateEngine templates =
                TemplateEngine.createPrecompiled(
                        null,
                        ContentType.Html,
                        HtmlReport.class.getClassLoader(),
                        HtmlReport.class.getPackageName());
        StringOutput html = new StringOutput(1 << 20);
        templates.render(template, Map.of(name, shown, "style", new Style(style())), html);
        return html.toString();
    }

    /** The style sheet as it is: it is ours, not the user's. */
    private record Style(String css) implements Content {
        @Override
        public void writeTo(TemplateOutput output) {
            output.writeContent(css);
        }
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("report.css is missing beside " + HtmlReport.class);
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
