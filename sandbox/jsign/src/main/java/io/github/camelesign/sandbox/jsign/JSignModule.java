// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.SignableModule;
import io.github.camelesign.sandbox.core.Circulation.Signer;
import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.Endpoints.FailureHandler;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.Links.PurposeLinks;
import io.github.camelesign.sandbox.core.Links.PurposeLinks.PurposeLink;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignatureBlock;
import io.github.camelesign.sandbox.core.SignatureBlock.Place;
import io.github.camelesign.sandbox.core.SignatureBlock.SignedPdf;
import io.github.camelesign.sandbox.core.SignatureMark;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.SigningVisit;
import io.github.camelesign.sandbox.core.SigningVisit.SigningDocument;
import io.github.camelesign.sandbox.core.SigningVisit.State;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.jsign.Contents.Document;
import io.github.camelesign.sandbox.jsign.JSignEndpoints.AccountRoutes;
import io.github.camelesign.sandbox.jsign.JSignError.Code;
import io.github.camelesign.sandbox.jsign.JSignState.Activity;
import io.github.camelesign.sandbox.jsign.JSignState.Purpose;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** jSign in the sandbox. */
public final class JSignModule extends SignableModule<JSignState, Contents> {
    static final String NAME = "jsign";

    private final JSign view;

    /** An empty jSign with the ready-made user and API key. */
    public JSignModule(SharedServices services) {
        super(NAME, "jSign", services, JSignState::new);
        this.view = new JSign(this);
    }

    /** This provider as tests control it. */
    public JSign view() {
        return view;
    }

    @Override
    public List<Login> logins() {
        Login token =
                Login.of("accessToken", "baseUri", baseUri())
                        .with("accessToken", JSign.DEMO_ACCESS_TOKEN);
        return List.of(
                Login.of("login", "baseUri", baseUri())
                        .with("apiKey", JSign.DEMO_API_KEY)
                        .with("apiSecret", JSign.DEMO_API_SECRET)
                        .with("email", JSign.DEMO_USER)
                        .with("password", JSign.DEMO_PASSWORD),
                new Login("refreshToken", token.options())
                        .with("refreshToken", JSign.DEMO_REFRESH_TOKEN),
                token);
    }

    @Override
    public Optional<String> webhookSecret() {
        return Optional.empty();
    }

    @Override
    public List<Control> controls() {
        return Control.of(view);
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::letTimePass);
        router.route().handler(JSignEndpoints::requireType);
        JSignEndpoints endpoints =
                new JSignEndpoints(router, this::state, services().files().directory());
        // its paths have words where the download of a document has an id
        MakingRoutes.mount(endpoints);
        new EnvelopeRoutes(signingService()).mount(endpoints);
        AccountRoutes.mount(endpoints);
        router.route().handler(FailureHandler.unknown(JSignModule::notImplemented));
        router.route()
                .failureHandler(
                        new FailureHandler<>(
                                JSignError.class,
                                Code.INVALID_REQUEST::error,
                                Code.SYSTEM_ERROR::error,
                                (ctx, e) -> Call.answer(ctx, e.status, e.body())));
        return router;
    }

    private static JSignError notImplemented(String what) {
        return Code.NOT_IMPLEMENTED.error("The sandbox does not implement " + what);
    }

    @Override
    public JSignSigningService signingService() {
        return new JSignSigningService(this);
    }

    @Override
    protected EntityStore<Circulation<Contents>> signables() {
        return state().envelopes;
    }

    @Override
    public List<Envelope> envelopes() {
        return state().envelopes.all().stream().map(JSignModule::envelope).toList();
    }

    private static Envelope envelope(Circulation<Contents> envelope) {
        Contents contents = envelope.contents();
        String owner = contents.creator().email();
        List<Envelope.Signer> signers =
                envelope.signers().stream()
                        .map(s -> new Envelope.Signer(s.email(), s.order(), word(s)))
                        .toList();
        String status = envelope.isOpen() ? "pending" : envelope.status().name().toLowerCase(ROOT);
        return new Envelope(NAME, envelope.id(), contents.name(), owner, status, signers);
    }

    private static String word(Signer signer) {
        return signer.isDue()
                ? "pending"
                : signer.isOpen() ? "open" : signer.state().name().toLowerCase(ROOT);
    }

    @Override
    public List<EnvelopeHistory> history(String envelopeId) {
        return state().history.of(envelopeId).stream()
                .map(entry -> new EnvelopeHistory(entry.at(), entry.name(), entry.email()))
                .toList();
    }

    @Override
    public String signingAddress(String envelopeId, String email) {
        return state().links.personal(Purpose.MAILED, envelopeId, email);
    }

    /** What is behind jSign's links, for the signing page. */
    static final class JSignSigningService extends SigningService<PurposeLink<Purpose>> {
        private final JSignModule module;

        JSignSigningService(JSignModule module) {
            this.module = module;
        }

        @Override
        protected PurposeLinks<Purpose> links() {
            return module.state().links;
        }

        @Override
        protected Optional<SigningVisit> visit(PurposeLink<Purpose> link) {
            String email = link.email();
            return envelope(link)
                    .map(
                            one ->
                                    SigningVisit.of(
                                            one.contents().name(),
                                            one.contents().creator().email(),
                                            email,
                                            documents(one),
                                            State.of(one.waitsFor(email), one.isSignedBy(email)),
                                            "Status: " + EnvelopeJson.word(one, email)));
        }

        @Override
        public List<SigningDocument> documents(String envelopeId) {
            return module.state().envelopes.find(envelopeId).map(this::documents).orElse(List.of());
        }

        private List<SigningDocument> documents(Circulation<Contents> envelope) {
            return envelope.contents().documents().stream()
                    .map(d -> SigningDocument.drawn(d.name(), files -> signed(envelope, d, files)))
                    .toList();
        }

        @Override
        protected void opened(PurposeLink<Purpose> link) {
            JSignState state = module.state();
            envelope(link).stream()
                    .flatMap(envelope -> envelope.signers().stream())
                    .filter(signer -> signer.is(link.email()))
                    .map(signer -> Activity.of(signer, "Viewed", state.now()))
                    .forEach(activity -> state.history.add(link.entityId(), activity));
        }

        @Override
        protected Optional<String> sign(
                PurposeLink<Purpose> link, String email, SignatureMark mark) {
            module.state().services().marks().put(link.entityId(), link.email(), mark);
            module.sign(link.entityId(), link.email());
            return Optional.empty();
        }

        @Override
        protected Optional<String> decline(PurposeLink<Purpose> link, String reason) {
            module.decline(link.entityId(), link.email(), reason);
            return Optional.empty();
        }

        private Optional<Circulation<Contents>> envelope(PurposeLink<Purpose> link) {
            return module.state().envelopes.find(link.entityId());
        }

        /** Draws what is signed so far. */
        Path signed(Circulation<Contents> envelope, Document document, TempFiles tempFiles)
                throws IOException {
            SharedServices services = module.state().services();
            List<SignatureBlock> blocks = new ArrayList<>();
            for (Signer signer : envelope.signers()) {
                if (signer.hasSigned()) {
                    SignatureMark mark = services.marks().of(envelope.id(), signer.email());
                    for (Place place : places(signer, document)) {
                        blocks.add(
                                new SignatureBlock(signer.email(), signer.modified(), place, mark));
                    }
                }
            }
            return new SignedPdf(services.files())
                    .drawn(document.file(), List.of(), blocks, tempFiles);
        }

        /** Somebody without a place to sign does so on the last page. */
        private static List<Place> places(Signer signer, Document document) {
            JsonNode tabs = signer.facts().path("tabs").path("sign_here_tabs");
            return tabs.isEmpty()
                    ? Collections.singletonList(null)
                    : tabs.valueStream()
                            .filter(tab -> isOn(document, tab))
                            .map(JSignSigningService::place)
                            .toList();
        }

        /** Without a document's number a place is one on each document. */
        private static boolean isOn(Document document, JsonNode tab) {
            JsonNode number = tab.path("document_ref_no");
            return number.isMissingNode() || number.asInt() == document.reference();
        }

        private static Place place(JsonNode tab) {
            return new Place(
                    Math.max(0, tab.path("page_number").asInt(1) - 1),
                    (float) tab.path("x_position").asDouble(),
                    (float) tab.path("y_position").asDouble());
        }
    }
}
