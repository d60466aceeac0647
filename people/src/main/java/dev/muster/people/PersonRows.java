package dev.muster.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** People in the database. A tenant is given as its UUID in text, an operator's as the empty text. */
interface PersonRows extends Repository<PersonRow, UUID> {
    String ITS_ROW = " where tenant_id is not distinct from cast(nullif(:tenant, '') as uuid) and person_id = :person";

    PersonRow save(PersonRow row);

    @NativeQuery("select * from person where name_folded = :folded")
    Optional<PersonRow> named(String folded);

    @NativeQuery("select * from person where tenant_id = :tenant order by person_id")
    List<PersonRow> of(UUID tenant);

    @NativeQuery("select * from person where tenant_id is null order by person_id")
    List<PersonRow> operators();

    @NativeQuery("select * from person" + ITS_ROW)
    Optional<PersonRow> find(String tenant, UUID person);

    @Modifying
    @NativeQuery("update person set disabled = now()" + ITS_ROW + " and disabled is null")
    int disable(String tenant, UUID person);

    @Modifying
    @NativeQuery("update person set disabled = null" + ITS_ROW + " and disabled is not null")
    int enable(String tenant, UUID person);

    @Modifying
    @NativeQuery("update person set password_hash = :hash" + ITS_ROW)
    int changePassword(String tenant, UUID person, String hash);

    /** The latest eight are kept. */
    @Modifying
    @NativeQuery("""
            update person
               set signed_in_from = (array_prepend(cast(:network as text),
                                                   array_remove(signed_in_from, cast(:network as text))))[1\\:8]
            """ + ITS_ROW)
    int signedInFrom(String tenant, UUID person, String network);
}
