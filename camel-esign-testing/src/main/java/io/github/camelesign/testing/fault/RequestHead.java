// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The request line and the headers of a request.
 *
 * @param target path and query as they were sent
 * @param headers by their names in lower case; of several of one name the last
 */
public record RequestHead(String method, String target, Map<String, String> headers) {

    static RequestHead of(String text) {
        String[] lines = text.split("\r\n");
        String[] words = lines[0].split(" ");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return new RequestHead(words[0], words.length > 1 ? words[1] : "", headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Whether it is a request of this method for this path, whatever its query. */
    public boolean is(String method, String path) {
        return this.method.equals(method) && path().equals(path);
    }

    boolean isChunked() {
        return header("Transfer-Encoding").filter(value -> value.contains("chunked")).isPresent();
    }

    boolean isContinueExpected() {
        return header("Expect").filter("100-continue"::equalsIgnoreCase).isPresent();
    }

    long contentLength() {
        return header("Content-Length").map(Long::parseLong).orElse(0L);
    }
}
