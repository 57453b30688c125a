// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** A page of the sandbox: a template, which escapes all values, in the common layout. */
public final class Page {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final String SOURCES =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'";
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler()
                    .defaultValue("")
                    .emptyStringIsFalse(true)
                    .zeroIsFalse(true)
                    .withFormatter(
                            v -> v instanceof Instant at ? TIME.format(at) : String.valueOf(v))
                    .withLoader(name -> new StringReader(source(Page.class, name)));
    private static final Page MESSAGE = new Page(Page.class, "message");

    private final Template template;

    /**
     * @param owner whose package has it among its resources, in the folder {@code pages}
     * @param name of the template
     */
    public Page(Class<?> owner, String name) {
        this.template = COMPILER.compile(source(owner, name));
    }

    /** Ends the response with a page that has only a title and a sentence, which may be empty. */
    public static void message(RoutingContext ctx, int status, String title, String text) {
        MESSAGE.send(ctx, status, Map.of("title", title, "text", text));
    }

    /** Sends the browser on. */
    static void redirect(RoutingContext ctx, String address) {
        ctx.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, address).end();
    }

    /** Ends the response with the page; the values need a {@code title}. */
    public void send(RoutingContext ctx, int status, Map<String, ?> values) {
        ctx.response().setStatusCode(status).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        send(ctx, "text/html; charset=utf-8", Buffer.buffer(template.execute(values)));
    }

    /** Answers with something that a browser shows. */
    static void send(RoutingContext ctx, String type, Buffer content) {
        if (!ctx.response().headers().contains(HttpHeaders.CACHE_CONTROL)) {
            ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        ctx.response().headers().add("Content-Security-Policy", SOURCES);
        ctx.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                // the address of a page is what lets its reader sign
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(content);
    }

    private static String source(Class<?> owner, String name) {
        return new String(FileStore.resource(owner, "pages/" + name + ".html"), UTF_8);
    }
}
