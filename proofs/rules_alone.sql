-- The same three rules by hand: ids are text, nothing is linked beforehand.
with national as (
  select id_number, household_no, member_no, allowance, division_code, row,
         household_type = '脱贫户' or category is not null as registered
  from national_persons
),
national_households as (
  select household_no, bool_or(coalesce(registered, false)) as registered,
         bool_or(allowance in ('是', '农村低保', '城市低保')) as on_system,
         min(division_code) as division_code
  from national group by household_no
),
heads as (
  select head_id_number, min(row) filter (where relation = '户主') as head_row
  from roster group by head_id_number
),
roster_people as (
  select r.id_number, '台账-' || h.head_row as household_no,
         '台账-' || h.head_row || '-' || lpad(cast(row_number()
           over (partition by r.head_id_number order by r.row) as varchar), 2, '0') as member_no
  from roster r join heads h using (head_id_number)
),
people as (
  select n.id_number, n.household_no, n.member_no, h.registered
  from national n join national_households h using (household_no)
  union all
  select r.id_number, r.household_no, r.member_no, false
  from roster_people r anti join national n using (id_number)
),
stays as (
  select s.id_number, s.row, s.counted_self_paid_fen as fen, s.counted_on,
         p.household_no, p.member_no, coalesce(p.registered, false) as registered
  from hospital_stays s left join people p using (id_number)
  where s.counted_on between date_trunc('year', :on) and :on
    and s.counted_self_paid_fen is not null and s.id_number is not null
),
spending as (
  select id_number, household_no, member_no,
         list(struct_pack(fen, counted_on, row)) as evidence
  from stays
  group by id_number, household_no, member_no, registered
  having sum(fen) > case when registered then 500000 else 2000000 end
),
first_seen as (
  select id_number, '未在册-hospital_stays-' || min(row) as household_no
  from hospital_stays
  where id_number in (select id_number from spending where household_no is null)
  group by id_number
),
numbered_spending as (
  select 'illness.large_medical_spending' as rule_id,
         coalesce(s.household_no, f.household_no) as household_no,
         coalesce(s.member_no, f.household_no || '-01') as member_no, s.evidence
  from spending s left join first_seen f using (id_number)
),
cars as (
  select 'vehicle.household_owns_car' as rule_id, p.household_no, null as member_no,
         list(struct_pack(v.vehicle_type, v.registered_on, v.price_fen, v.row)) as evidence
  from vehicles v join people p using (id_number)
  where p.registered
    and regexp_matches(v.vehicle_type,
        '轿车|越野|面包|普通客车|小型客车|微型客车|专用客车')
    and not regexp_matches(v.vehicle_type, '摩托|三轮|低速|拖拉机|农用|货车|挂车')
    and not regexp_matches(coalesce(v.status, ''), '注销|报废')
    and v.registered_on > :on - interval 10 year and v.registered_on <= :on
    and coalesce(v.price_fen >= 3000000, true)
  group by p.household_no
),
listed as (
  select p.household_no, count(*) as n, list(struct_pack(a.allowance_kind, a.row)) as evidence,
         min(left(a.division_code, 9)) as township
  from allowance_recipients a join people p using (id_number)
  group by p.household_no
),
covered as (select distinct left(division_code, 9) as township from allowance_recipients),
system as (
  select household_no, list(struct_pack(allowance, row)) as evidence
  from national group by household_no
),
allowance as (
  select 'allowance.list_differs' as rule_id, h.household_no, null as member_no,
         list_concat(s.evidence::varchar[], coalesce(l.evidence::varchar[], [])) as evidence
  from national_households h
  join system s using (household_no)
  left join listed l using (household_no)
  left join covered c on c.township = left(h.division_code, 9)
  where h.on_system is not null and h.on_system <> (l.n is not null)
    and (l.n is not null or c.township is not null)
)
select rule_id, household_no, member_no, evidence::varchar from numbered_spending
union all select rule_id, household_no, member_no, evidence::varchar from cars
union all select rule_id, household_no, member_no, evidence::varchar from allowance
