package io.syncorswim.report;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * SVG under construction: elements are appended in drawing order. Every text and attribute is
 * escaped here, so that templates may print it as it is. Not thread-safe.
 */
final class Svg implements Content {
    private final StringOutput out = new StringOutput();

    /** Begins an element; attributes are names and values in turn. */
    Svg open(String element, Object... attributes) {
        begin(element, attributes);
        out.writeContent(">");
        return this;
    }

    Svg close(String element) {
        out.writeContent("</" + element + ">");
        return this;
    }

    /** An element without content. */
    Svg empty(String element, Object... attributes) {
        begin(element, attributes);
        out.writeContent("/>");
        return this;
    }

    /** An element with a text in it. */
    Svg text(String text, String element, Object... attributes) {
        open(element, attributes);
        Escape.htmlContent(text, out);
        return close(element);
    }

    /** A coordinate to a tenth of a unit: finer than a pixel, shorter than a double. */
    static String at(double coordinate) {
        return BigDecimal.valueOf(coordinate)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(out.toString());
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void begin(String element, Object[] attributes) {
        out.writeContent("<" + element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeContent(" " + attributes[i] + "=\"");
            Object value = attributes[i + 1];
            String text = value instanceof Double number ? at(number) : String.valueOf(value);
            Escape.htmlAttribute(text, out);
            out.writeContent("\"");
        }
    }
}
