package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.DocumentIntake;
import io.github.camelesign.sandbox.Envelope;
import io.github.camelesign.sandbox.EnvelopeHistory;
import io.github.camelesign.sandbox.FailureHandler;
import io.github.camelesign.sandbox.JsonAnswer;
import io.github.camelesign.sandbox.Premises;
import io.github.camelesign.sandbox.ProviderRoom;
import io.github.camelesign.sandbox.SigningDesk;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Signeasy in the sandbox. */
public final class SigneasyRoom extends ProviderRoom<SigneasyWorld> {
    static final String NAME = "signeasy";
    private static final Set<String> CONVERTED =
            Set.of(
                    "doc", "docx", "xls", "xlsx", "ppt", "pptx", "png", "jpg", "jpeg", "odt", "rtf",
                    "txt", "html");

    private final DocumentIntake intake;
    private final RequestPdf pdfs;
    private final Signeasy view;

    /** An empty Signeasy with the ready-made user and application. */
    public SigneasyRoom(Premises premises) {
        super(NAME, "Signeasy", premises, SigneasyWorld::new);
        this.intake = new DocumentIntake(premises.files(), CONVERTED, SigneasyError::notConverted);
        this.pdfs = new RequestPdf(premises.files());
        this.view = new Signeasy(this, intake, premises.requests());
    }

    /** This room as tests see it. */
    public Signeasy view() {
        return view;
    }

    @Override
    public Map<String, String> credentials() {
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("client id", Signeasy.DEMO_CLIENT_ID);
        credentials.put("client secret", Signeasy.DEMO_CLIENT_SECRET);
        credentials.put("audience", TokenV3Routes.AUDIENCE);
        credentials.put("user", Signeasy.DEMO_USER);
        credentials.put("password", Signeasy.DEMO_PASSWORD);
        return credentials;
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::letTimePass);
        Endpoints endpoints = new Endpoints(router, this::world, premises().files().directory());
        new TokenRoutes().mount(endpoints);
        new TokenV3Routes().mount(endpoints);
        new AuthorizeRoutes().mount(endpoints);
        new UserRoutes().mount(endpoints);
        new OriginalRoutes(intake).mount(endpoints);
        new TemplateRoutes().mount(endpoints);
        new CallbackRoutes().mount(endpoints);
        new EmbeddedRoutes().mount(endpoints);
        new SendingPage().mount(endpoints);
        new SendingRoutes().mount(endpoints);
        // their paths have a word where others have an id
        new SignedRoutes(pdfs).mount(endpoints);
        for (Family family :
                List.of(Family.PENDING, Family.ENVELOPE, Family.EMBEDDED, Family.REQUEST)) {
            new RequestRoutes(family, pdfs).mount(endpoints);
        }
        router.route().handler(FailureHandler.unknown(SigneasyError::notImplemented));
        router.route()
                .failureHandler(
                        new FailureHandler<>(
                                SigneasyError.class,
                                status ->
                                        SigneasyError.api(status, "bad_request", "Invalid request"),
                                reason -> SigneasyError.api(500, "error", reason),
                                (ctx, e) ->
                                        JsonAnswer.send(
                                                ctx, e.status(), e.body(Call.version(ctx)))));
        return router;
    }

    @Override
    public SigningDesk signingDesk() {
        return new SigneasyDesk(this, pdfs);
    }

    @Override
    public List<Envelope> envelopes() {
        return world().requests.all().stream().map(SigneasyRoom::envelope).toList();
    }

    private static Envelope envelope(SignatureRequest request) {
        return new Envelope(
                NAME,
                String.valueOf(request.id()),
                request.sending().name(),
                request.sending().owner().email(),
                request.status().word(),
                request.recipients().stream()
                        .map(r -> new Envelope.Signer(r.email(), r.order(), r.status().word()))
                        .toList());
    }

    @Override
    public List<EnvelopeHistory> history(String requestId) {
        return world().history.of(Integer.parseInt(requestId));
    }

    @Override
    public String signingAddress(String requestId, String email) {
        return world().links.address(world().links.mailed(Integer.parseInt(requestId), email));
    }

    @Override
    public boolean waitsFor(String requestId, String email) {
        return world().requests.find(requestId).filter(r -> r.waitsFor(email)).isPresent();
    }

    @Override
    public void sign(String requestId, String email) {
        change(requestId, request -> request.signedBy(email, world().now()));
    }

    @Override
    public void decline(String requestId, String email, String reason) {
        change(requestId, request -> request.declinedBy(email, reason, world().now()));
    }

    void change(String requestId, UnaryOperator<SignatureRequest> step) {
        if (world().requests.change(requestId, step) == null) {
            throw new NoSuchElementException("Signeasy has no signature request " + requestId);
        }
    }
}
