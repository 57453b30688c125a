// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.github.camelesign.sandbox.core.SigningVisit.SigningDocument;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;

/** {@code /sign/{token}}: where a person reads the documents, and signs or declines. */
record SigningPage(Collection<ProviderModule<?>> modules) {
    static final String PREFIX = "/sign";
    // a drawing of the size of the page's canvas is far smaller
    private static final long FORM_LIMIT = 1 << 19;
    private static final Page SIGN = new Page(SigningPage.class, "sign");

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(FORM_LIMIT));
        router.get("/:token").handler(this::show);
        router.getWithRegex("/(?<token>[^/]+)/(?<number>\\d{1,4})\\.pdf")
                .handler(ctx -> sendPdf(ctx, document(ctx)));
        router.getWithRegex("/(?<token>[^/]+)/(?<number>\\d{1,4})/(?<page>\\d{1,4})\\.png")
                .handler(this::showPage);
        router.post("/:token/sign").handler(this::sign);
        router.post("/:token/decline").handler(this::decline);
        router.route().handler(ctx -> Page.message(ctx, 404, "There is no such page", ""));
        router.route().failureHandler(SigningPage::failed);
        return router;
    }

    private void show(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        Optional<? extends SigningService<?>> found = find(token);
        if (found.isEmpty()) {
            Page.message(ctx, 404, "This link does not work", "It was never made, or it is over.");
            return;
        }
        found.get().opened(token);
        // which may have changed how it stands
        SigningVisit visit = found.get().visit(token).orElseThrow();
        Map<String, Object> values = new HashMap<>();
        values.put("title", visit.title());
        values.put("visit", visit);
        values.put("base", PREFIX + "/" + token);
        values.put(visit.state().name(), true);
        slowly(ctx, () -> values.put("documents", views(visit.documents())))
                .onSuccess(drawn -> SIGN.send(ctx, 200, values))
                .onFailure(ctx::fail);
    }

    private static List<DocumentView> views(List<SigningDocument> documents) {
        return IntStream.range(0, documents.size())
                .mapToObj(i -> DocumentView.of(i, documents.get(i)))
                .toList();
    }

    /** Answers with a document as it is now. */
    static void sendPdf(RoutingContext ctx, SigningDocument document) {
        send(ctx, "application/pdf", document.pdf()::draw);
    }

    private void showPage(RoutingContext ctx) {
        SigningDocument document = document(ctx);
        int page = Integer.parseInt(ctx.pathParam("page"));
        send(ctx, "image/png", () -> DocumentView.png(document, page));
    }

    private static void send(RoutingContext ctx, String type, Callable<byte[]> drawing) {
        slowly(ctx, drawing)
                .onSuccess(bytes -> Page.send(ctx, type, Buffer.buffer(bytes)))
                .onFailure(ctx::fail);
    }

    /** Drawing and reading take too long for the event loop. */
    private static <T> Future<T> slowly(RoutingContext ctx, Callable<T> work) {
        return ctx.vertx().executeBlocking(work, false);
    }

    private SigningDocument document(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        List<SigningDocument> documents = service(token).visit(token).orElseThrow().documents();
        int index = Integer.parseInt(ctx.pathParam("number"));
        if (index >= documents.size()) {
            throw new IllegalArgumentException("There is no such document");
        }
        return documents.get(index);
    }

    private void sign(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        MultiMap form = ctx.request().formAttributes();
        SignatureMark mark = SignatureMark.of(form.get("typed"), form.get("drawn"));
        goOn(ctx, service(token).sign(token, form.get("email"), mark));
    }

    private void decline(RoutingContext ctx) {
        String token = ctx.pathParam("token");
        String reason = ctx.request().getFormAttribute("reason");
        goOn(ctx, service(token).decline(token, reason == null ? "" : reason));
    }

    private Optional<? extends SigningService<?>> find(String token) {
        return modules.stream()
                .map(ProviderModule::signingService)
                .filter(service -> service.visit(token).isPresent())
                .findFirst();
    }

    private SigningService<?> service(String token) {
        return find(token).orElseThrow(() -> new IllegalStateException("This link does not work"));
    }

    private static void goOn(RoutingContext ctx, Optional<String> next) {
        Page.redirect(ctx, next.orElse(PREFIX + "/" + ctx.pathParam("token")));
    }

    /** Answers what went wrong on a page. */
    static void failed(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        if (failure instanceof IllegalStateException
                || failure instanceof IllegalArgumentException) {
            Page.message(ctx, 409, "That was not possible", failure.getMessage());
        } else if (failure == null) {
            Page.message(ctx, ctx.statusCode(), "That was not possible", "");
        } else {
            Page.message(ctx, 500, "The sandbox failed", String.valueOf(failure));
        }
    }

    /**
     * What the signing page shows of a document: its first pages, and their text for those who do
     * not see them.
     *
     * @param number of the document
     * @param more pages that are not shown
     */
    private record DocumentView(
            int number, String name, List<PageView> pages, int more, String text) {
        private static final int SHOWN_PAGES = 50;
        private static final int SHOWN_TEXT = 100_000;
        private static final int LARGEST_BYTES = 50 << 20;
        private static final float WIDTH = 1_000;
        private static final float LARGEST_HEIGHT = 3_000;

        /** A page, counted from 0 in the address and from 1 for people, in pixels. */
        record PageView(int document, int index, int number, int count, int width, int height) {}

        /** Slow. A document that cannot be read has no pages. */
        static DocumentView of(int number, SigningDocument document) {
            try (PDDocument pdf = load(document)) {
                int count = pdf.getNumberOfPages();
                int shown = Math.min(count, SHOWN_PAGES);
                List<PageView> pages = new ArrayList<>();
                for (int i = 0; i < shown; i++) {
                    PDRectangle size = PdfFiles.shown(pdf.getPage(i));
                    int width = Math.max(1, Math.round(scale(pdf, i) * size.getWidth()));
                    int height = Math.max(1, Math.round(scale(pdf, i) * size.getHeight()));
                    pages.add(new PageView(number, i, i + 1, count, width, height));
                }
                return new DocumentView(number, document.name(), pages, count - shown, text(pdf));
            } catch (IOException e) {
                return new DocumentView(number, document.name(), List.of(), 0, "");
            }
        }

        /** One of the pages as PNG. Slow. */
        static byte[] png(SigningDocument document, int page) throws IOException {
            try (PDDocument pdf = load(document)) {
                if (page >= Math.min(pdf.getNumberOfPages(), SHOWN_PAGES)) {
                    throw new IllegalArgumentException("There is no such page");
                }
                return PdfFiles.png(pdf, page, scale(pdf, page));
            }
        }

        private static PDDocument load(SigningDocument document) throws IOException {
            byte[] bytes = document.pdf().draw();
            if (bytes.length > LARGEST_BYTES) {
                throw new IOException("Too large to be shown");
            }
            return Loader.loadPDF(bytes);
        }

        private static String text(PDDocument pdf) throws IOException {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(SHOWN_PAGES);
            String text = stripper.getText(pdf).strip();
            return text.substring(0, Math.min(text.length(), SHOWN_TEXT));
        }

        private static float scale(PDDocument pdf, int page) {
            PDRectangle shown = PdfFiles.shown(pdf.getPage(page));
            return Math.min(WIDTH / shown.getWidth(), LARGEST_HEIGHT / shown.getHeight());
        }
    }
}
