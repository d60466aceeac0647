package dev.muster.projections.equipment;

/**
 * How whoever has an item is called, also when they were deleted since. Where another person came under a leaver's record, what
 * was given out before is still with the leaver, by the name of then, until somebody has said that the two are the same.
 */
final class HolderName {
    private HolderName() {}

    /** @param item how the statement calls the row of {@code equipment_view} */
    static String of(String item) {
        return """
            (select person_name(p.document, p.user_name)
               from (select q.former_document as document, q.former_user_name as user_name, q.returned_at as until
                       from identity_question q
                      where q.tenant_id = %1$s.tenant_id and q.user_id = %1$s.holder
                        and q.status in ('OPEN', 'DELETED') and q.returned_at >= %1$s.checked_out_at
                     union all
                     select u.document, u.user_name, 'infinity' from user_view u
                      where u.tenant_id = %1$s.tenant_id and u.user_id = %1$s.holder
                     union all
                     select d.document, d.user_name, 'infinity' from deleted_user d
                      where d.tenant_id = %1$s.tenant_id and d.user_id = %1$s.holder) p
              order by p.until limit 1)""".formatted(item);
    }
}
