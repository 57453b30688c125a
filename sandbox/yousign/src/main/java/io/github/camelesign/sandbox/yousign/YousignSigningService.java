// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningDocument;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is behind Yousign's links, for the signing page. */
final class YousignSigningService implements SigningService {
    private final Supplier<YousignState> state;
    private final Pages pages;

    YousignSigningService(Supplier<YousignState> state, Pages pages) {
        this.state = state;
        this.pages = pages;
    }

    @Override
    public Optional<SigningVisit> visit(String token) {
        YousignState now = state.get();
        synchronized (now) {
            return now.links
                    .find(token)
                    .flatMap(now::visitor)
                    .map(visitor -> visitor.visit(shown(visitor.drawings())));
        }
    }

    private static Visitor visitor(YousignState now, String token) {
        return now.links
                .find(token)
                .flatMap(now::visitor)
                .orElseThrow(() -> new IllegalStateException("This link is over"));
    }

    @Override
    public void opened(String token) {
        YousignState now = state.get();
        synchronized (now) {
            visitor(now, token).opened();
        }
    }

    @Override
    public List<SigningDocument> documents(String id) {
        YousignState now = state.get();
        synchronized (now) {
            return shown(
                    now.requests
                            .find(id)
                            .map(RequestDrawing::all)
                            .or(() -> now.procedures.find(id).map(ProcedureDrawing::all))
                            .orElse(List.of()));
        }
    }

    private List<SigningDocument> shown(List<Pages.Drawing> drawings) {
        return drawings.stream()
                .map(each -> new SigningDocument(each.upload().name(), () -> pages.draw(each)))
                .toList();
    }

    @Override
    public Optional<String> sign(String token, String email, SignatureMark mark) {
        YousignState now = state.get();
        synchronized (now) {
            return visitor(now, token).sign(mark);
        }
    }

    @Override
    public Optional<String> decline(String token, String reason) {
        YousignState now = state.get();
        synchronized (now) {
            return visitor(now, token).decline(reason);
        }
    }
}
