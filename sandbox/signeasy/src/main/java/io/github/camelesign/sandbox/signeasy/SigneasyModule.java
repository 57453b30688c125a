// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static io.github.camelesign.sandbox.signeasy.SigneasyJson.word;

import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.SignableModule;
import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.Control.Controllable;
import io.github.camelesign.sandbox.core.Endpoints.FailureHandler;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.signeasy.Sending.Origin;
import io.github.camelesign.sandbox.signeasy.SigneasyState.Purpose;
import io.github.camelesign.sandbox.signeasy.Webhooks.Event;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Signeasy in the sandbox. */
public final class SigneasyModule extends SignableModule<SigneasyState, Sending> {
    static final String NAME = "signeasy";
    private final Signeasy view;

    /** An empty Signeasy with the ready-made user and application. */
    public SigneasyModule(SharedServices services) {
        super(NAME, "Signeasy", services, SigneasyState::new);
        this.view = new Signeasy(this);
    }

    /** This provider as tests control it. */
    public Signeasy view() {
        return view;
    }

    @Override
    public List<Login> logins() {
        Login application =
                Login.of("clientCredentials", "baseUri", baseUri())
                        .with("clientId", Signeasy.DEMO_CLIENT_ID)
                        .with("clientSecret", Signeasy.DEMO_CLIENT_SECRET);
        return List.of(
                application.with("audience", AccountRoutes.AUDIENCE),
                new Login("refreshToken", application.options())
                        .with("refreshToken", Signeasy.DEMO_REFRESH_TOKEN),
                Login.of("accessToken", "baseUri", baseUri())
                        .with("accessToken", Signeasy.DEMO_ACCESS_TOKEN));
    }

    @Override
    public Optional<String> webhookSecret() {
        return Optional.of(Signeasy.DEMO_WEBHOOK_TOKEN);
    }

    @Override
    public List<Control> controls() {
        return Control.of(view, new Triggers(this, view));
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::letTimePass);
        SigneasyEndpoints endpoints =
                new SigneasyEndpoints(router, this::state, services().files().directory());
        AccountRoutes.mount(endpoints);
        SigneasySigningService.mount(endpoints);
        SendingRoutes.mount(endpoints);
        RequestRoutes.mount(endpoints);
        DocumentRoutes.mount(endpoints);
        router.route().handler(FailureHandler.unknown(SigneasyError::notImplemented));
        router.route()
                .failureHandler(
                        new FailureHandler<>(
                                SigneasyError.class,
                                s -> SigneasyError.api(s, "bad_request", "Invalid request"),
                                reason -> SigneasyError.api(500, "error", reason),
                                SigneasyError::answer));
        return router;
    }

    @Override
    public SigningService<?> signingService() {
        return new SigneasySigningService(this);
    }

    @Override
    protected EntityStore<Circulation<Sending>> signables() {
        return state().requests;
    }

    @Override
    public List<Envelope> envelopes() {
        return state().requests.all().stream().map(SigneasyModule::envelope).toList();
    }

    private static Envelope envelope(Circulation<Sending> request) {
        return new Envelope(
                NAME,
                request.id(),
                request.contents().name(),
                request.contents().owner().email(),
                word(request.status()),
                request.signers().stream()
                        .map(r -> new Envelope.Signer(r.email(), r.order(), word(r.state())))
                        .toList());
    }

    @Override
    public List<EnvelopeHistory> history(String requestId) {
        return state().history.of(requestId);
    }

    @Override
    public String signingAddress(String requestId, String email) {
        return state().links.personal(Purpose.SIGN, requestId, email);
    }

    /** What the control API can do beside the methods of {@link Signeasy}: send events. */
    private record Triggers(SigneasyModule module, Signeasy view) {
        /**
         * About a request as it is, the last one unless it is named; about a sample when none is.
         * What no application sent counts as sent by the one that is always there.
         */
        @Controllable(
                name = "trigger",
                fields = "event, [request], [clientId=" + Signeasy.DEMO_CLIENT_ID + "]")
        private void trigger(String name, String requestId, String clientId) {
            if (!Event.NAMES.contains(name)) {
                throw new IllegalArgumentException("The events are " + Event.NAMES);
            }
            SigneasyState state = module.state();
            if (name.equals("document.signed")) {
                state.signedByOwner(sample(), new Origin(clientId, clientId));
                return;
            }
            Circulation<Sending> request =
                    state.requests.named(requestId, "No request ").orElseGet(this::sent);
            boolean ofRecipient =
                    Set.of("rs.viewed", "rs.signed", "rs.declined", "rs.link_sent").contains(name);
            Sending sending = request.contents();
            String actor = ofRecipient ? request.signers().get(0).email() : sending.owner().email();
            SignedFile signed =
                    state.signedFile(request)
                            .orElseGet(() -> SignedFile.of(state.newId(), request, state.now()));
            Origin origin =
                    new Origin(
                            Objects.requireNonNullElse(sending.origin().clientId(), clientId),
                            Objects.requireNonNullElse(sending.origin().application(), clientId));
            Event event = new Event(name, state.now(), actor, request, signed);
            state.webhooks.happened(event, origin);
        }

        private Circulation<Sending> sent() {
            String id = String.valueOf(view.send(sample().id(), "ada@acme.test"));
            return module.state().requests.find(id).orElseThrow();
        }

        private Document sample() {
            int id = view.addOriginal(Signeasy.DEMO_USER, "Sample.pdf");
            return module.state().documents.find(String.valueOf(id)).orElseThrow();
        }
    }
}
