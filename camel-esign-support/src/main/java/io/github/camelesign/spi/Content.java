// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a request carries. A {@link Factory} makes those that are in use. */
public interface Content {

    /** The value of the {@code Content-Type} header. */
    String contentType();

    /** Its length in bytes. */
    long contentLength();

    /** Further headers that describe it. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** Writes it; the same bytes each time, as a request may have to be sent again. */
    void writeTo(OutputStream out) throws IOException;

    /**
     * A name that can stand between quotes. As in HTML: a quote or line break would end the name,
     * or the header, before its time.
     */
    static String quotable(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    /**
     * A document among the parts of a form.
     *
     * @param name the name of the part
     */
    record File(String name, Body.Document document) {}

    /**
     * A part whose disposition is the provider's own.
     *
     * @param disposition the whole value of its {@code Content-Disposition}; letters outside ASCII
     *     are sent as UTF-8
     */
    record Part(String disposition, Content content) {}

    /** Makes what requests carry. Documents are read as they are sent, whatever their size. */
    interface Factory {

        /**
         * A Map, a List or any object that Jackson can write.
         *
         * @throws IllegalArgumentException when it cannot be written
         */
        Content json(Object value);

        /**
         * Fields as {@code application/x-www-form-urlencoded}; those without a value are left out.
         */
        Content form(Map<String, ?> fields);

        /**
         * Fields and documents as {@code multipart/form-data}.
         *
         * @param fields sent before the documents; those without a value are left out
         */
        Content multipart(Map<String, ?> fields, List<File> files);

        /**
         * Parts of the provider's own dispositions as {@code multipart/form-data}, in this order.
         */
        Content multipart(List<Part> parts);

        /**
         * A document as it is.
         *
         * @param headers that describe it, beside its type
         */
        Content binary(Body.Document document, Map<String, String> headers);

        /**
         * A JSON object that holds a document in base64, encoded as it is sent.
         *
         * @param fields makes the object, with the text that it is given in the place of the
         *     document
         */
        Content base64Json(Function<String, ?> fields, Body.Document document);
    }
}
