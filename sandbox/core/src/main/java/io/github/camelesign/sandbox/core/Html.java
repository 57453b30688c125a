// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** The frame of the sandbox's own pages, which need no scripts. */
public final class Html {
    private static final String FRAME =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            :root { color-scheme: light dark; --line: #c9ced6; --soft: #f3f5f8; --ink: #1b2430;
              --paper: #fff; --main: #0b5d4e; --other: #8a1c1c; --dim: #566070; }
            @media (prefers-color-scheme: dark) { :root { --line: #3b4452; --soft: #1d232c;
              --ink: #e8ebf0; --paper: #12161c; --main: #58c9b1; --other: #f19a9a; --dim: #a3adbb; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--soft); color: var(--ink);
              font: 1rem/1.5 system-ui, sans-serif; }
            main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
            h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem; overflow-wrap: anywhere; }
            h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
            section { background: var(--paper); border: 1px solid var(--line);
              border-radius: .6rem; padding: 1rem; margin: 0 0 1rem; }
            ul { padding-left: 1.2rem; margin: .5rem 0; } li { overflow-wrap: anywhere; }
            p { margin: .5rem 0; } .dim { color: var(--dim); font-size: .9rem; }
            .status { display: inline-block; border: 1px solid var(--line); border-radius: 1rem;
              padding: 0 .6rem; font-size: .85rem; }
            a { color: var(--main); }
            label { display: block; font-weight: 600; margin: .75rem 0 .25rem; }
            input { width: 100%%; font: inherit; padding: .5rem; border: 1px solid var(--line);
              border-radius: .4rem; background: var(--paper); color: var(--ink); }
            button { font: inherit; font-weight: 600; padding: .6rem 1.4rem; margin-top: .75rem;
              border-radius: .4rem; cursor: pointer; border: 2px solid var(--main);
              background: var(--main); color: var(--paper); }
            button.other { background: none; border-color: var(--other); color: var(--other); }
            :focus-visible { outline: 3px solid #d98e04; outline-offset: 2px; }
            summary { cursor: pointer; color: var(--dim); font-size: .9rem; }
            </style>
            </head>
            <body>
            <main>
            <p class="dim">Camel eSign sandbox. Nothing here is legally binding.</p>
            <h1>%1$s</h1>
            %2$s
            </main>
            </body>
            </html>
            """;

    private Html() {}

    /** Ends the response with a page. The body is HTML, the title is text. */
    public static void send(RoutingContext ctx, int status, String title, String body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(
                        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                // the address of a page is what lets its reader sign
                .putHeader("Referrer-Policy", "no-referrer")
                .end(FRAME.formatted(text(title), body));
    }

    /** Makes text safe to stand in HTML. */
    public static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
