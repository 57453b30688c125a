// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import java.io.IOException;
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
            return now.links.find(token).flatMap(now::visitor).map(Visitor::visit);
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
    public byte[] pdf(String token, int number) throws IOException {
        YousignState now = state.get();
        Pages.Drawing drawing;
        synchronized (now) {
            List<Pages.Drawing> drawings = visitor(now, token).drawings();
            if (number < 0 || number >= drawings.size()) {
                throw new IllegalArgumentException("There is no such document");
            }
            drawing = drawings.get(number);
        }
        return pages.draw(drawing);
    }

    @Override
    public Optional<String> sign(String token, String email) {
        YousignState now = state.get();
        synchronized (now) {
            return visitor(now, token).sign();
        }
    }

    @Override
    public Optional<String> decline(String token, String email, String reason) {
        YousignState now = state.get();
        synchronized (now) {
            return visitor(now, token).decline(reason);
        }
    }
}
