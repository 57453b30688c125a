// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.paper;

import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Operation;

/** What the provider can be asked. */
public enum PaperOperation implements EsignOperation {
    UPLOAD(Operation.post("file/upload", "/files", "Uploads").multipart("file")),
    DELETE_FILE(Operation.delete("file/delete", "/files/{fileId}", "Deletes a file")),
    CREATE(Operation.post("parcel/create", "/parcels", "Creates a parcel")),
    SEAL(Operation.post("parcel/seal", "/parcels/{parcelId}/seal", "Sends a parcel")),
    GET(Operation.get("parcel/get", "/parcels/{parcelId}", "Gets a parcel")),
    LIST(Operation.get("parcel/list", "/parcels", "Lists parcels")),
    DELETE(Operation.delete("parcel/delete", "/parcels/{parcelId}", "Deletes a draft")),
    NUDGE(Operation.post("parcel/nudge", "/parcels/{parcelId}/nudge", "Reminds")),
    STOP(Operation.post("parcel/stop", "/parcels/{parcelId}/stop", "Cancels")),
    SIGNED(
            Operation.get("parcel/download", "/parcels/{parcelId}/{part}", "Downloads")
                    .binaryResult()),
    EVENTS(Operation.events("parcel/events", "", "What happens"));

    private final Operation row;

    PaperOperation(Operation.Builder row) {
        this.row = row.build();
    }

    @Override
    public Operation row() {
        return row;
    }

    @Override
    public String toString() {
        return row.name();
    }
}
