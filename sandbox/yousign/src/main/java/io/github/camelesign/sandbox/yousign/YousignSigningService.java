// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.LinkedSigningService;
import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningDocument;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.yousign.YousignLinks.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is behind Yousign's links, for the signing page. */
final class YousignSigningService extends LinkedSigningService<Target> {
    private final Supplier<YousignState> state;

    YousignSigningService(Supplier<YousignState> state) {
        this.state = state;
    }

    @Override
    protected Links<Target> links() {
        return state.get().links;
    }

    @Override
    public List<SigningDocument> documents(String id) {
        YousignState now = state.get();
        synchronized (now) {
            return now.envelope(id).map(YousignEnvelope::documents).orElse(List.of());
        }
    }

    @Override
    protected Optional<SigningVisit> visit(Target link) {
        YousignState now = state.get();
        synchronized (now) {
            return now.envelope(link.envelope().id).map(one -> one.visit(link.person()));
        }
    }

    @Override
    protected void opened(Target link) {
        YousignState now = state.get();
        synchronized (now) {
            if (link.person() instanceof Recipient recipient) {
                recipient.opens();
            }
        }
    }

    @Override
    protected Optional<String> sign(Target link, SignatureMark mark) {
        return act(
                link,
                true,
                person -> {
                    person.mark = mark;
                    person.accept();
                });
    }

    @Override
    protected Optional<String> decline(Target link, String reason) {
        return act(link, false, person -> person.refuse(reason));
    }

    private Optional<String> act(Target link, boolean accepts, Consumer<Person<?>> step) {
        YousignState now = state.get();
        if (link.person() == null) {
            throw new IllegalStateException("This link is for looking only");
        }
        synchronized (now) {
            step.accept(link.person());
            return Optional.of(link.person().next(accepts).asText(""))
                    .filter(address -> address.matches("https?://.*"));
        }
    }
}
