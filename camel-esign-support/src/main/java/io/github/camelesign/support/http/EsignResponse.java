package io.github.camelesign.support.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** An answer of the provider while its connection is open. */
public interface EsignResponse {

    int status();

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

    /** Whether the body declares itself XML. */
    default boolean isXml() {
        return header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).matches("(application|text)/xml.*"))
                .isPresent();
    }

    /** The base name of the document in the body, if the provider tells one. */
    default Optional<String> fileName() {
        return header("Content-Disposition").flatMap(ContentDisposition::fileName);
    }

    /** The provider's id of the request, under whichever name it sends it. */
    default Optional<String> requestId() {
        return Stream.of("X-Request-Id", "X-Correlation-Id", "X-DocuSign-TraceToken")
                .flatMap(name -> header(name).stream())
                .findFirst();
    }

    /** Reads a successful answer. */
    @FunctionalInterface
    interface Reader<T> {

        /**
         * @throws ErrorAnswerException when it turns out that it tells of an error
         */
        T read(EsignResponse response) throws IOException;
    }
}
