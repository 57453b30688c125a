// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.internal.content.ContentDisposition;
import io.github.camelesign.spi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An answer of the provider while its connection is open. */
public interface ProviderResponse {

    /** The answer of a provider that had nothing left to do. */
    ProviderResponse NO_CONTENT =
            new ProviderResponse() {
                @Override
                public int status() {
                    return 204;
                }

                @Override
                public Optional<String> header(String name) {
                    return Optional.empty();
                }

                @Override
                public InputStream body() {
                    return InputStream.nullInputStream();
                }
            };

    int status();

    /** The first of several headers that is there. */
    default Optional<String> header(List<String> names) {
        return names.stream().flatMap(name -> header(name).stream()).findFirst();
    }

    /** The first header of that name, in any case of letters. */
    Optional<String> header(String name);

    /** The body, empty when there is none. Must be read before the handler returns. */
    InputStream body() throws IOException;

    /** Whether the body declares itself JSON. */
    default boolean isJson() {
        return header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).contains("json"))
                .isPresent();
    }

    /** How long the body says it is, in bytes; -1 if it does not. */
    default long length() {
        return -1;
    }

    /** Whether the body declares itself nothing that says what it is. */
    default boolean isPlain() {
        return header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT))
                .map(type -> type.startsWith("text/plain") || type.endsWith("/octet-stream"))
                .orElse(true);
    }

    /** Whether the body declares itself XML. */
    default boolean isXml() {
        return header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> type.startsWith("application/xml") || type.startsWith("text/xml"))
                .isPresent();
    }

    /**
     * Whether the body declares itself a web page that is no file to be kept, as gateways and login
     * portals between here and the provider send them.
     */
    default boolean isPage() {
        return header("Content-Disposition").isEmpty()
                && header("Content-Type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                        .isPresent();
    }

    /** The base name of the document in the body, if the provider names it. */
    default Optional<String> fileName() {
        return header("Content-Disposition").flatMap(ContentDisposition::fileName);
    }

    /** Reads a successful answer. */
    @FunctionalInterface
    interface Reader<T> {

        /**
         * @throws Answer.RefusedException when it turns out to be an error
         */
        T read(ProviderResponse response) throws IOException;
    }
}
